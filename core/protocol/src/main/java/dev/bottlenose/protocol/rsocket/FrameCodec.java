package dev.bottlenose.protocol.rsocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.JsonText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Frames to bytes and back. Source: the RSocket protocol 1.0, framing format. */
public final class FrameCodec {
    /** What the 24 bits of its length allow a frame to have, in bytes. */
    public static final int LARGEST_FRAME = 0xFFFFFF;

    private static final int HEADER = 6;

    /** What one frame is given to carry, in bytes: peers differ in whether the length's own bytes count. */
    static final int LARGEST_DATA = LARGEST_FRAME - 1024;

    private static final int SETUP = 0x01;
    private static final int KEEPALIVE = 0x03;
    private static final int REQUEST_RESPONSE = 0x04;
    private static final int REQUEST_FNF = 0x05;
    private static final int REQUEST_STREAM = 0x06;
    private static final int REQUEST_CHANNEL = 0x07;
    private static final int CANCEL = 0x09;
    private static final int PAYLOAD = 0x0A;
    private static final int ERROR = 0x0B;
    private static final int RESUME = 0x0D;

    private static final int METADATA = 0x100;
    private static final int FOLLOWS = 0x080;
    private static final int COMPLETE = 0x040;
    private static final int NEXT = 0x020;
    private static final int RESPOND = 0x080;
    private static final int RESUMABLE = 0x080;
    private static final int LEASE = 0x040;

    private static final JsonText NOTHING = JsonText.of("");

    private FrameCodec() {}

    /**
     * Reads the frame that fills the buffer.
     *
     * @throws MalformedFrameException if it ends too early to be one
     */
    public static Frame read(ByteBuffer bytes) throws MalformedFrameException {
        try {
            return readFrame(bytes);
        } catch (BufferUnderflowException e) {
            throw new MalformedFrameException("frame ends within its header");
        }
    }

    /** Writes a frame; what is returned is to be sent as one, behind its length. */
    public static ByteBuffer[] write(Frame.Sendable frame) {
        if (frame instanceof Frame.KeepAlive alive) {
            ByteBuffer head = head(frame, KEEPALIVE, alive.respond() ? RESPOND : 0, Long.BYTES);
            return whole(head.putLong(0), alive.data());
        } else if (frame instanceof Frame.Request request) {
            int type = request.wantsAnswer() ? REQUEST_RESPONSE : REQUEST_FNF;
            return whole(head(frame, type, request.follows() ? FOLLOWS : 0, 0), request.data());
        } else if (frame instanceof Frame.Payload payload) {
            int flags = (payload.follows() ? FOLLOWS : 0)
                    | (payload.complete() ? COMPLETE : 0)
                    | (payload.next() ? NEXT : 0);
            return whole(head(frame, PAYLOAD, flags, 0), payload.data());
        } else if (frame instanceof Frame.Failure failure) {
            return whole(head(frame, ERROR, 0, Integer.BYTES).putInt(failure.code()), JsonText.of(failure.message()));
        }
        return whole(head(frame, CANCEL, 0, 0), NOTHING);
    }

    private static Frame readFrame(ByteBuffer bytes) throws MalformedFrameException {
        int streamId = bytes.getInt() & 0x7FFFFFFF;
        int typeAndFlags = Short.toUnsignedInt(bytes.getShort());
        int type = typeAndFlags >> 10;
        int flags = typeAndFlags & 0x3FF;
        boolean follows = (flags & FOLLOWS) != 0;
        return switch (type) {
            case SETUP -> setup(streamId, flags, bytes);
            case KEEPALIVE -> {
                bytes.getLong();
                yield new Frame.KeepAlive((flags & RESPOND) != 0, rest(bytes));
            }
            case REQUEST_RESPONSE, REQUEST_FNF ->
                new Frame.Request(streamId, type == REQUEST_RESPONSE, follows, data(flags, bytes));
            case CANCEL -> new Frame.Cancel(streamId);
            case PAYLOAD ->
                new Frame.Payload(streamId, follows, (flags & NEXT) != 0, (flags & COMPLETE) != 0, data(flags, bytes));
            case ERROR ->
                new Frame.Failure(streamId, bytes.getInt(), UTF_8.decode(bytes).toString());
            case RESUME -> new Frame.Resume(streamId);
            default -> new Frame.Unsupported(streamId, type == REQUEST_STREAM || type == REQUEST_CHANNEL);
        };
    }

    private static Frame setup(int streamId, int flags, ByteBuffer bytes) throws MalformedFrameException {
        int majorVersion = bytes.getShort();
        bytes.getShort();
        bytes.getInt(); // how often signs of life will come
        bytes.getInt(); // how long to wait for them: for ever, say all clients
        boolean resume = (flags & RESUMABLE) != 0;
        if (resume) {
            skip(Short.toUnsignedInt(bytes.getShort()), bytes);
        }
        for (int mimeType = 0; mimeType < 2; mimeType++) {
            skip(Byte.toUnsignedInt(bytes.get()), bytes);
        }
        return new Frame.Setup(streamId, majorVersion, resume, (flags & LEASE) != 0, data(flags, bytes));
    }

    private static JsonText data(int flags, ByteBuffer bytes) throws MalformedFrameException {
        if ((flags & METADATA) != 0) {
            int high = Byte.toUnsignedInt(bytes.get());
            skip(high << 16 | Short.toUnsignedInt(bytes.getShort()), bytes);
        }
        return rest(bytes);
    }

    private static JsonText rest(ByteBuffer bytes) {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return JsonText.wrap(rest);
    }

    private static void skip(int count, ByteBuffer bytes) throws MalformedFrameException {
        if (count > bytes.remaining()) {
            throw new MalformedFrameException("frame ends before a part that it announces");
        }
        bytes.position(bytes.position() + count);
    }

    private static ByteBuffer head(Frame frame, int type, int flags, int more) {
        return ByteBuffer.allocate(HEADER + more).putInt(frame.streamId()).putShort((short) (type << 10 | flags));
    }

    private static ByteBuffer[] whole(ByteBuffer head, JsonText data) {
        return new ByteBuffer[] {head.flip(), ByteBuffer.wrap(data.bytes())};
    }
}
