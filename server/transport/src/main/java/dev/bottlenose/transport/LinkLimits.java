package dev.bottlenose.transport;

import java.time.Duration;

/**
 * What a link may take of the server's memory.
 *
 * @param largestMessage in bytes; a larger one ends its link with 1009
 * @param mostUnread in bytes; while a peer leaves more unread, nothing is read from it
 * @param unreadTimeout how long a peer with that much unread may read nothing, until it is disconnected with 1013
 */
public record LinkLimits(int largestMessage, long mostUnread, Duration unreadTimeout) {}
