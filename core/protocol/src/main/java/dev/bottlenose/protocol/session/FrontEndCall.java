package dev.bottlenose.protocol.session;

/**
 * A call of a front end that is owed an answer.
 *
 * @param number the front end's own number for the call
 */
public record FrontEndCall(FrontEndId frontEnd, long number) {}
