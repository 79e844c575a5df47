package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.carrier.ProtocolViolation;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames and joins fragments. Messages that are too large are skipped. Memory grows with the data that arrives, never with
 * the length a header announces. For one thread, except {@link #progress}.
 */
final class RSocketFrameReader {
    /** The most fragmented messages at the same time. */
    private static final int MOST_AT_ONCE = 64;

    private static final int CHUNK = 16 * 1024;

    /** What a frame may contain beside a message of the largest size: metadata, and the parts of a keep-alive. */
    private static final int ROOM = 1024;

    private static final byte[] NOTHING = {};

    private final DataInputStream in;
    private final int maxMessage;
    private final Map<Integer, Assembly> begun = new HashMap<>();
    private long begunBytes;
    private final AtomicLong progress = new AtomicLong();

    /** @param maxMessage in bytes; larger messages are skipped */
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
            @Nullable RSocketFrame whole = readNext();
            if (whole != null) {
                return whole;
            }
        }
    }

    /** Null for a frame that is skipped, or is not the last of its message. */
    private @Nullable RSocketFrame readNext() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < RSocketFrame.HEADER) {
            throw RSocketFrame.violation("a frame is shorter than its header");
        }
        int streamId = in.readInt() & 0x7FFFFFFF;
        int typeAndFlags = in.readUnsignedShort();
        int flags = typeAndFlags & 0x3FF;
        int type = typeAndFlags >> 10;
        int size = length - RSocketFrame.HEADER;
        progress.addAndGet(RSocketFrame.HEADER);
        boolean fits = size <= (long) maxMessage + ROOM;
        byte[] data = fits ? readData(size) : skipData(size);
        RSocketFrame frame = new RSocketFrame(streamId, type, flags & ~RSocketFrame.METADATA, data);
        boolean metadata = fits && (flags & RSocketFrame.METADATA) != 0;
        return add(metadata ? withoutMetadata(frame) : frame, fits);
    }

    private byte[] readData(int size) throws IOException {
        byte[] data = new byte[Math.min(size, CHUNK)];
        for (int read = 0; read < size; ) {
            if (read == data.length) {
                data = Arrays.copyOf(data, (int) Math.min(size, 2L * data.length));
            }
            int count = Math.min(CHUNK, data.length - read);
            in.readFully(data, read, count);
            progress.addAndGet(count);
            read += count;
        }
        return data;
    }

    private byte[] skipData(int size) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int left = size; left > 0; ) {
            int count = Math.min(left, CHUNK);
            in.readFully(chunk, 0, count);
            progress.addAndGet(count);
            left -= count;
        }
        return NOTHING;
    }

    private static RSocketFrame withoutMetadata(RSocketFrame frame) throws ProtocolViolation {
        byte[] data = frame.data();
        int length = data.length < 3 ? -1 : (data[0] & 0xff) << 16 | (data[1] & 0xff) << 8 | (data[2] & 0xff);
        if (length < 0 || length > data.length - 3) {
            throw RSocketFrame.violation("a frame ends within its metadata");
        }
        return new RSocketFrame(frame.streamId(), frame.type(), frame.flags(), frame.dataAfter(3 + length));
    }

    /** @param fits false if the frame's data were skipped */
    private @Nullable RSocketFrame add(RSocketFrame frame, boolean fits) throws ProtocolViolation {
        switch (frame.type()) {
            case RSocketFrame.REQUEST_FNF:
            case RSocketFrame.REQUEST_RESPONSE:
                forget(frame.streamId());
                return join(new Assembly(frame), frame, fits);
            case RSocketFrame.PAYLOAD:
                @Nullable Assembly before = forget(frame.streamId());
                return join(before == null ? new Assembly(frame) : before, frame, fits);
            case RSocketFrame.CANCEL:
            case RSocketFrame.ERROR:
                forget(frame.streamId());
                return frame;
            default:
                return fits ? frame : null;
        }
    }

    private @Nullable RSocketFrame join(Assembly message, RSocketFrame piece, boolean fits) throws ProtocolViolation {
        message.add(piece, fits);
        if (!piece.has(RSocketFrame.FOLLOWS)) {
            return message.whole(piece);
        }
        begunBytes += message.size();
        begun.put(piece.streamId(), message);
        if (begun.size() > MOST_AT_ONCE || begunBytes > 2L * maxMessage) {
            throw RSocketFrame.violation("too many messages are in pieces");
        }
        return null;
    }

    private @Nullable Assembly forget(int streamId) {
        @Nullable Assembly known = begun.remove(streamId);
        if (known != null) {
            begunBytes -= known.size();
        }
        return known;
    }

    /** A message whose fragments arrive. */
    private final class Assembly {
        private final RSocketFrame first;
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        /** Null while nothing was added; then the only piece's data, until there is a second. */
        private byte @Nullable [] only;

        private boolean tooLarge;

        Assembly(RSocketFrame first) {
            this.first = first;
        }

        void add(RSocketFrame piece, boolean fits) {
            if (tooLarge || !fits || size() + (long) piece.data().length > maxMessage) {
                tooLarge = true;
                only = NOTHING;
                data.reset();
            } else if (only == null) {
                only = piece.data();
            } else {
                append(only);
                append(piece.data());
                only = NOTHING;
            }
        }

        int size() {
            return data.size() + (only == null ? 0 : only.length);
        }

        /** Null if it is too large. */
        @Nullable
        RSocketFrame whole(RSocketFrame last) {
            if (tooLarge) {
                return null;
            }
            int flags = (first.flags() & ~RSocketFrame.FOLLOWS) | (last.flags() & RSocketFrame.COMPLETE);
            byte[] all = data.size() == 0 && only != null ? only : data.toByteArray();
            return new RSocketFrame(first.streamId(), first.type(), flags, all);
        }

        private void append(byte[] bytes) {
            data.write(bytes, 0, bytes.length);
        }
    }
}
