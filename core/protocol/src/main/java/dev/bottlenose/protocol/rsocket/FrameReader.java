package dev.bottlenose.protocol.rsocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.JsonText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads frames. Source: the RSocket protocol 1.0, framing format. */
public final class FrameReader {
    /** The largest frame that a 24-bit length allows, in bytes. */
    public static final int LARGEST_FRAME = 0xFFFFFF;

    /**
     * The most data that is sent in one frame, in bytes. Smaller, because peers differ in whether the length includes
     * its own bytes.
     */
    static final int LARGEST_DATA = LARGEST_FRAME - 1024;

    private FrameReader() {}

    /**
     * Reads the frame that fills the buffer.
     *
     * @throws MalformedFrameException if it ends too early to be one
     */
    public static RSocketFrame read(ByteBuffer bytes) throws MalformedFrameException {
        try {
            return readFrame(bytes);
        } catch (BufferUnderflowException e) {
            throw new MalformedFrameException("frame ends within its header");
        }
    }

    private static RSocketFrame readFrame(ByteBuffer bytes) throws MalformedFrameException {
        int streamId = bytes.getInt() & 0x7FFFFFFF;
        int typeAndFlags = Short.toUnsignedInt(bytes.getShort());
        int type = typeAndFlags >> FrameFormat.TYPE_SHIFT;
        int flags = typeAndFlags & 0x3FF;
        boolean follows = (flags & FrameFormat.FOLLOWS) != 0;
        return switch (type) {
            case FrameFormat.SETUP -> setup(streamId, flags, bytes);
            case FrameFormat.KEEPALIVE -> {
                bytes.getLong();
                yield new RSocketFrame.KeepAlive((flags & FrameFormat.RESPOND) != 0, rest(bytes));
            }
            case FrameFormat.REQUEST_RESPONSE, FrameFormat.REQUEST_FNF ->
                new RSocketFrame.Request(streamId, type == FrameFormat.REQUEST_RESPONSE, follows, data(flags, bytes));
            case FrameFormat.CANCEL -> new RSocketFrame.Cancel(streamId);
            case FrameFormat.PAYLOAD ->
                new RSocketFrame.Payload(
                        streamId,
                        follows,
                        (flags & FrameFormat.NEXT) != 0,
                        (flags & FrameFormat.COMPLETE) != 0,
                        data(flags, bytes));
            case FrameFormat.ERROR ->
                new RSocketFrame.Failure(
                        streamId, bytes.getInt(), UTF_8.decode(bytes).toString());
            case FrameFormat.RESUME -> new RSocketFrame.Resume(streamId);
            default ->
                new RSocketFrame.Unsupported(
                        streamId, type == FrameFormat.REQUEST_STREAM || type == FrameFormat.REQUEST_CHANNEL);
        };
    }

    private static RSocketFrame setup(int streamId, int flags, ByteBuffer bytes) throws MalformedFrameException {
        int majorVersion = bytes.getShort();
        bytes.getShort();
        bytes.getInt(); // keep-alive interval
        bytes.getInt(); // maximum lifetime: all clients send 2^31 - 1
        boolean resume = (flags & FrameFormat.RESUMABLE) != 0;
        if (resume) {
            skip(Short.toUnsignedInt(bytes.getShort()), bytes);
        }
        for (int mimeType = 0; mimeType < 2; mimeType++) {
            skip(Byte.toUnsignedInt(bytes.get()), bytes);
        }
        return new RSocketFrame.Setup(
                streamId, majorVersion, resume, (flags & FrameFormat.LEASE) != 0, data(flags, bytes));
    }

    private static JsonText data(int flags, ByteBuffer bytes) throws MalformedFrameException {
        if ((flags & FrameFormat.METADATA) != 0) {
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
}
