package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;

/** One RSocket frame, without the length before it. Metadata is passed over: no client of ours has ever sent any. */
public sealed interface Frame {
    /** The stream of what concerns the whole connection. */
    int CONNECTION = 0;

    /** 0 for the connection itself; odd where the app began the stream, even where this side did. */
    int streamId();

    /** A frame that this side may have to send. */
    sealed interface Sendable extends Frame {}

    /**
     * An app introduces itself; its first frame.
     *
     * @param data JSON that says who it is; may be empty
     */
    record Setup(int streamId, int majorVersion, boolean resume, boolean lease, JsonText data) implements Frame {}

    /** An app wants to go on with an earlier connection. */
    record Resume(int streamId) implements Frame {}

    /**
     * A sign of life.
     *
     * @param respond whether one is asked for in return
     * @param data comes back as it is
     */
    record KeepAlive(boolean respond, JsonText data) implements Sendable {
        @Override
        public int streamId() {
            return CONNECTION;
        }
    }

    /**
     * A question, or something told: REQUEST_RESPONSE and REQUEST_FNF.
     *
     * @param follows whether more of the data follows in PAYLOAD frames
     */
    record Request(int streamId, boolean wantsAnswer, boolean follows, JsonText data) implements Sendable {}

    /**
     * An answer, or more of what was begun.
     *
     * @param next whether there is a value, which may be empty
     * @param complete whether this is the stream's last
     */
    record Payload(int streamId, boolean follows, boolean next, boolean complete, JsonText data) implements Sendable {}

    /** ERROR: the stream, or on stream 0 the connection, has failed. */
    record Failure(int streamId, int code, String message) implements Sendable {
        public static final int INVALID_SETUP = 0x001;
        public static final int UNSUPPORTED_SETUP = 0x002;
        public static final int REJECTED_SETUP = 0x003;
        public static final int REJECTED_RESUME = 0x004;
        public static final int CONNECTION_ERROR = 0x101;
        public static final int CONNECTION_CLOSE = 0x102;
        public static final int APPLICATION_ERROR = 0x201;
        public static final int REJECTED = 0x202;
    }

    /** The answer is not wanted any more. */
    record Cancel(int streamId) implements Sendable {}

    /**
     * Anything else.
     *
     * @param request whether somebody waits for an answer to it
     */
    record Unsupported(int streamId, boolean request) implements Frame {}
}
