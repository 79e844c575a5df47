package dev.bottlenose.transport;

/**
 * Why a link ends, in the terms of RFC 6455 section 7.4.
 *
 * @param reason for people; at most 120 bytes reach the peer
 */
public record LinkEnd(int code, String reason) {
    /** Means "stay away": js-flipper does not reconnect after it. For connections that a newer one has replaced. */
    public static final int NORMAL = 1000;

    /** Nobody said goodbye. */
    public static final int ABNORMAL = 1006;

    /** A message was larger than the listener allows. */
    public static final int TOO_BIG = 1009;

    /** What the original says for a query it cannot use and for failures of its own. */
    public static final int REFUSED = 1011;

    /** The server goes down; come back. */
    public static final int RESTART = 1012;

    /** The peer does not read what it asked for. */
    public static final int TOO_SLOW = 1013;
}
