package dev.bottlenose.transport;

/**
 * What a link may take of the server's memory.
 *
 * @param largestMessage in bytes; a larger one ends its link with 1009
 * @param mostUnread in bytes; a peer that leaves more unread is disconnected with 1013
 */
public record LinkLimits(int largestMessage, long mostUnread) {}
