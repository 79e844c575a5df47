package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.carrier.ProtocolViolation;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads frames and joins fragments. Messages that are too large are skipped. For one thread, except {@link #progress}. */
final class RSocketFrameReader {
    /** The most fragmented messages at the same time. */
    private static final int MOST_AT_ONCE = 64;

    private static final int CHUNK = 64 * 1024;

    private final DataInputStream in;
    private final int maxMessage;
    private final Map<Integer, RSocketFrame> begun = new HashMap<>();
    private long begunBytes;
    private final AtomicLong progress = new AtomicLong();

    RSocketFrameReader(InputStream in, int maxMessage) {
        this.in = new DataInputStream(in);
        this.maxMessage = maxMessage;
    }

    /** The number of bytes received. From any thread. */
    long progress() {
        return progress.get();
    }

    /** The next whole frame; blocks until it has arrived. */
    RSocketFrame read() throws IOException {
        while (true) {
            @Nullable RSocketFrame whole = add(readFrame());
            if (whole != null) {
                return whole;
            }
        }
    }

    private RSocketFrame readFrame() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < RSocketFrame.HEADER) {
            throw RSocketFrame.violation("a frame is shorter than its header");
        }
        int streamId = in.readInt() & 0x7FFFFFFF;
        int typeAndFlags = in.readUnsignedShort();
        int flags = typeAndFlags & 0x3FF;
        byte[] data = new byte[length - RSocketFrame.HEADER];
        for (int read = 0; read < data.length; read += CHUNK) {
            int count = Math.min(CHUNK, data.length - read);
            in.readFully(data, read, count);
            progress.addAndGet(count);
        }
        progress.addAndGet(RSocketFrame.HEADER);
        RSocketFrame frame = new RSocketFrame(streamId, typeAndFlags >> 10, flags & ~RSocketFrame.METADATA, data);
        return (flags & RSocketFrame.METADATA) == 0 ? frame : withoutMetadata(frame);
    }

    private static RSocketFrame withoutMetadata(RSocketFrame frame) throws ProtocolViolation {
        byte[] data = frame.data();
        int length = data.length < 3 ? -1 : (data[0] & 0xff) << 16 | (data[1] & 0xff) << 8 | (data[2] & 0xff);
        if (length < 0 || length > data.length - 3) {
            throw RSocketFrame.violation("a frame ends within its metadata");
        }
        return new RSocketFrame(frame.streamId(), frame.type(), frame.flags(), frame.dataAfter(3 + length));
    }

    private @Nullable RSocketFrame add(RSocketFrame frame) throws ProtocolViolation {
        switch (frame.type()) {
            case RSocketFrame.REQUEST_FNF:
            case RSocketFrame.REQUEST_RESPONSE:
                forget(frame.streamId());
                return frame.has(RSocketFrame.FOLLOWS) ? keep(frame) : fitting(frame);
            case RSocketFrame.PAYLOAD:
                @Nullable RSocketFrame before = forget(frame.streamId());
                if (before != null) {
                    return join(before, frame);
                }
                return frame.has(RSocketFrame.FOLLOWS) ? keep(frame) : fitting(frame);
            case RSocketFrame.CANCEL:
            case RSocketFrame.ERROR:
                forget(frame.streamId());
                return frame;
            default:
                return frame;
        }
    }

    private @Nullable RSocketFrame join(RSocketFrame before, RSocketFrame piece) throws ProtocolViolation {
        // Once it is too large, only its header is used.
        byte[] joined = before.data();
        if (joined.length <= maxMessage) {
            joined = new byte[(int) Math.min(maxMessage + 1L, (long) before.data().length + piece.data().length)];
            System.arraycopy(before.data(), 0, joined, 0, before.data().length);
            System.arraycopy(piece.data(), 0, joined, before.data().length, joined.length - before.data().length);
        }
        int flags = (before.flags() & ~RSocketFrame.FOLLOWS)
                | (piece.flags() & (RSocketFrame.COMPLETE | RSocketFrame.FOLLOWS));
        RSocketFrame sofar = new RSocketFrame(before.streamId(), before.type(), flags, joined);
        return piece.has(RSocketFrame.FOLLOWS) ? keep(sofar) : fitting(sofar);
    }

    private @Nullable RSocketFrame keep(RSocketFrame frame) throws ProtocolViolation {
        begunBytes += frame.data().length;
        begun.put(frame.streamId(), frame);
        if (begun.size() > MOST_AT_ONCE || begunBytes > 2L * maxMessage) {
            throw RSocketFrame.violation("too many messages are in pieces");
        }
        return null;
    }

    private @Nullable RSocketFrame forget(int streamId) {
        @Nullable RSocketFrame known = begun.remove(streamId);
        if (known != null) {
            begunBytes -= known.data().length;
        }
        return known;
    }

    private @Nullable RSocketFrame fitting(RSocketFrame frame) {
        return frame.data().length > maxMessage ? null : frame;
    }
}
