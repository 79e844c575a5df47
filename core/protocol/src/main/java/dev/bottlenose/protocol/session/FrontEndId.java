package dev.bottlenose.protocol.session;

/** One connection of a page, a command or a script to the server, for as long as it lasts. */
public record FrontEndId(long number) {}
