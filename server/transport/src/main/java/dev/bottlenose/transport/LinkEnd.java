package dev.bottlenose.transport;

/**
 * Why a link ends, in the terms of RFC 6455 section 7.4.
 *
 * @param reason for people; at most 120 bytes reach the peer
 */
public record LinkEnd(int code, String reason) {
    /** js-flipper does not reconnect after it. For connections that a newer one has replaced. */
    public static final int NORMAL = 1000;

    /** The peer closed the connection without a status. */
    public static final int NO_STATUS = 1005;

    /** The connection ended without a close frame. */
    public static final int ABNORMAL = 1006;

    /** A message was larger than the listener allows. */
    public static final int TOO_BIG = 1009;

    /** The original's code for an unusable query and for internal errors. */
    public static final int REFUSED = 1011;

    /** The server shuts down; the peer should reconnect. */
    public static final int RESTART = 1012;

    /** The peer does not read what it subscribed to. */
    public static final int TOO_SLOW = 1013;

    static LinkEnd tooBig(int largestMessage) {
        return new LinkEnd(TOO_BIG, "a message is larger than " + largestMessage + " bytes");
    }
}
