package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;
import java.nio.ByteBuffer;

/** One RSocket frame, without the length before it. Metadata is skipped: no client has ever sent any. */
public sealed interface RSocketFrame {
    /** The stream of frames that concern the whole connection. */
    int CONNECTION = 0;

    /** 0 for the connection itself; odd where the app began the stream, even where this side did. */
    int streamId();

    /** Calls the receiver's method for this type of frame. */
    void accept(Receiver receiver);

    /** Takes whole messages. */
    interface MessageReceiver {
        void request(Request request);

        void payload(Payload payload);
    }

    /** Takes frames, one method for each type. */
    interface Receiver extends MessageReceiver {
        void setup(Setup setup);

        void resume(Resume resume);

        void keepAlive(KeepAlive keepAlive);

        void failure(Failure failure);

        void cancel(Cancel cancel);

        void unsupported(Unsupported frame);
    }

    /** A frame that this side can send. */
    sealed interface Sendable extends RSocketFrame {
        /** The frame's bytes, in parts that are sent one after the other, behind the frame's length. */
        ByteBuffer[] encode();
    }

    /** A message, or a fragment of one. */
    sealed interface Fragment extends Sendable {
        /** Whether more of the data follows in PAYLOAD frames. */
        boolean follows();

        JsonText data();

        /** Passes on a whole message. */
        void acceptMessage(MessageReceiver receiver);

        /** The message that begins with this fragment and ends with {@code last}. */
        Fragment assembled(Payload last, JsonText data);
    }

    /**
     * An app introduces itself; its first frame.
     *
     * @param data JSON that identifies it; may be empty
     */
    record Setup(int streamId, int majorVersion, boolean resume, boolean lease, JsonText data) implements RSocketFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.setup(this);
        }
    }

    /** An app asks to resume an earlier connection. */
    record Resume(int streamId) implements RSocketFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.resume(this);
        }
    }

    /**
     * KEEPALIVE.
     *
     * @param respond whether the receiver has to return it
     * @param data returned unchanged
     */
    record KeepAlive(boolean respond, JsonText data) implements Sendable {
        @Override
        public int streamId() {
            return CONNECTION;
        }

        @Override
        public void accept(Receiver receiver) {
            receiver.keepAlive(this);
        }

        @Override
        public ByteBuffer[] encode() {
            int flags = respond ? FrameFormat.RESPOND : 0;
            ByteBuffer head = FrameFormat.header(CONNECTION, FrameFormat.KEEPALIVE, flags, Long.BYTES);
            return FrameFormat.parts(head.putLong(0), data);
        }
    }

    /** A call, or a message without an answer: REQUEST_RESPONSE and REQUEST_FNF. */
    record Request(int streamId, boolean wantsAnswer, boolean follows, JsonText data) implements Fragment {
        @Override
        public void accept(Receiver receiver) {
            receiver.request(this);
        }

        @Override
        public void acceptMessage(MessageReceiver receiver) {
            receiver.request(this);
        }

        @Override
        public Request assembled(Payload last, JsonText whole) {
            return new Request(streamId, wantsAnswer, false, whole);
        }

        @Override
        public ByteBuffer[] encode() {
            int type = wantsAnswer ? FrameFormat.REQUEST_RESPONSE : FrameFormat.REQUEST_FNF;
            int flags = follows ? FrameFormat.FOLLOWS : 0;
            return FrameFormat.parts(FrameFormat.header(streamId, type, flags, 0), data);
        }
    }

    /**
     * An answer, or a further fragment of a message.
     *
     * @param next whether there is a value, which may be empty
     * @param complete whether this is the stream's last frame
     */
    record Payload(int streamId, boolean follows, boolean next, boolean complete, JsonText data) implements Fragment {
        @Override
        public void accept(Receiver receiver) {
            receiver.payload(this);
        }

        @Override
        public void acceptMessage(MessageReceiver receiver) {
            receiver.payload(this);
        }

        @Override
        public Payload assembled(Payload last, JsonText whole) {
            return new Payload(streamId, false, true, last.complete, whole);
        }

        @Override
        public ByteBuffer[] encode() {
            int flags = (follows ? FrameFormat.FOLLOWS : 0)
                    | (complete ? FrameFormat.COMPLETE : 0)
                    | (next ? FrameFormat.NEXT : 0);
            return FrameFormat.parts(FrameFormat.header(streamId, FrameFormat.PAYLOAD, flags, 0), data);
        }
    }

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

        @Override
        public void accept(Receiver receiver) {
            receiver.failure(this);
        }

        @Override
        public ByteBuffer[] encode() {
            ByteBuffer head = FrameFormat.header(streamId, FrameFormat.ERROR, 0, Integer.BYTES);
            return FrameFormat.parts(head.putInt(code), JsonText.of(message));
        }
    }

    /** The requester no longer waits for the answer. */
    record Cancel(int streamId) implements Sendable {
        private static final JsonText NO_DATA = JsonText.of("");

        @Override
        public void accept(Receiver receiver) {
            receiver.cancel(this);
        }

        @Override
        public ByteBuffer[] encode() {
            return FrameFormat.parts(FrameFormat.header(streamId, FrameFormat.CANCEL, 0, 0), NO_DATA);
        }
    }

    /**
     * A frame of any other type.
     *
     * @param request whether the app waits for an answer to it
     */
    record Unsupported(int streamId, boolean request) implements RSocketFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.unsupported(this);
        }
    }
}
