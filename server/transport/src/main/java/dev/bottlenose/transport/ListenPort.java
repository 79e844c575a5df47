package dev.bottlenose.transport;

/**
 * Where a port is opened.
 *
 * @param name for people, such as {@code secure}
 * @param port 0 for any free one
 */
public record ListenPort(String name, ListenAddress address, int port) {}
