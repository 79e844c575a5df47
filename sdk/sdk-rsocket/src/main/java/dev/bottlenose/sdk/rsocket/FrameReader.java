package dev.bottlenose.sdk.rsocket;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads whole messages: frames, put together from pieces. Those that are too large are read over. For one thread. */
final class FrameReader {
    /** Messages in pieces at the same time; more are a mistake. */
    private static final int MOST_AT_ONCE = 64;

    private static final int CHUNK = 64 * 1024;

    private final DataInputStream in;
    private final int maxMessage;
    private final Map<Integer, Frame> begun = new HashMap<>();
    private long begunBytes;
    private final AtomicLong progress = new AtomicLong();

    FrameReader(InputStream in, int maxMessage) {
        this.in = new DataInputStream(in);
        this.maxMessage = maxMessage;
    }

    /** How many bytes have come. From any thread. */
    long progress() {
        return progress.get();
    }

    /** The next whole frame; waits for it. */
    Frame read() throws IOException {
        while (true) {
            @Nullable Frame whole = add(readFrame());
            if (whole != null) {
                return whole;
            }
        }
    }

    private Frame readFrame() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < Frame.HEADER) {
            throw new ProtocolViolation("a frame is shorter than its header");
        }
        int streamId = in.readInt() & 0x7FFFFFFF;
        int typeAndFlags = in.readUnsignedShort();
        int flags = typeAndFlags & 0x3FF;
        byte[] data = new byte[length - Frame.HEADER];
        for (int read = 0; read < data.length; read += CHUNK) {
            int count = Math.min(CHUNK, data.length - read);
            in.readFully(data, read, count);
            progress.addAndGet(count);
        }
        progress.addAndGet(Frame.HEADER);
        Frame frame = new Frame(streamId, typeAndFlags >> 10, flags & ~Frame.METADATA, data);
        return (flags & Frame.METADATA) == 0 ? frame : withoutMetadata(frame);
    }

    private static Frame withoutMetadata(Frame frame) throws ProtocolViolation {
        byte[] data = frame.data();
        int length = data.length < 3 ? -1 : (data[0] & 0xff) << 16 | (data[1] & 0xff) << 8 | (data[2] & 0xff);
        if (length < 0 || length > data.length - 3) {
            throw new ProtocolViolation("a frame ends within its metadata");
        }
        return new Frame(frame.streamId(), frame.type(), frame.flags(), frame.dataAfter(3 + length));
    }

    private @Nullable Frame add(Frame frame) throws ProtocolViolation {
        switch (frame.type()) {
            case Frame.REQUEST_FNF:
            case Frame.REQUEST_RESPONSE:
                forget(frame.streamId());
                return frame.has(Frame.FOLLOWS) ? keep(frame) : fitting(frame);
            case Frame.PAYLOAD:
                @Nullable Frame before = forget(frame.streamId());
                if (before != null) {
                    return join(before, frame);
                }
                return frame.has(Frame.FOLLOWS) ? keep(frame) : fitting(frame);
            case Frame.CANCEL:
            case Frame.ERROR:
                forget(frame.streamId());
                return frame;
            default:
                return frame;
        }
    }

    private @Nullable Frame join(Frame before, Frame piece) throws ProtocolViolation {
        // Once it is too large, only its header matters.
        byte[] joined = before.data();
        if (joined.length <= maxMessage) {
            joined = new byte[(int) Math.min(maxMessage + 1L, (long) before.data().length + piece.data().length)];
            System.arraycopy(before.data(), 0, joined, 0, before.data().length);
            System.arraycopy(piece.data(), 0, joined, before.data().length, joined.length - before.data().length);
        }
        int flags = (before.flags() & ~Frame.FOLLOWS) | (piece.flags() & (Frame.COMPLETE | Frame.FOLLOWS));
        Frame sofar = new Frame(before.streamId(), before.type(), flags, joined);
        return piece.has(Frame.FOLLOWS) ? keep(sofar) : fitting(sofar);
    }

    private @Nullable Frame keep(Frame frame) throws ProtocolViolation {
        begunBytes += frame.data().length;
        begun.put(frame.streamId(), frame);
        if (begun.size() > MOST_AT_ONCE || begunBytes > 2L * maxMessage) {
            throw new ProtocolViolation("too many messages are in pieces");
        }
        return null;
    }

    private @Nullable Frame forget(int streamId) {
        @Nullable Frame known = begun.remove(streamId);
        if (known != null) {
            begunBytes -= known.data().length;
        }
        return known;
    }

    private @Nullable Frame fitting(Frame frame) {
        return frame.data().length > maxMessage ? null : frame;
    }
}
