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

    /** The peer does not read, or the server's memory is spent. */
    public static final int TOO_SLOW = 1013;

    /** The peer's unfinished message was given up for those of others. */
    public static final LinkEnd INCOMING_SPENT = new LinkEnd(
            TOO_SLOW, "the server's memory for unfinished messages is spent, and its message arrives slowest");

    /** What waited for the peer was given up for others. */
    public static final LinkEnd OUTGOING_SPENT =
            new LinkEnd(TOO_SLOW, "the server's memory for unread messages is spent, and it reads too slowly");

    static LinkEnd tooBig(int largestMessage) {
        return new LinkEnd(TOO_BIG, "a message is larger than " + largestMessage + " bytes");
    }
}
