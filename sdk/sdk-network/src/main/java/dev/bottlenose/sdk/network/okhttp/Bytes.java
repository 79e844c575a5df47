package dev.bottlenose.sdk.network.okhttp;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import okio.Buffer;

/** Reads bytes of a buffer without consuming them. */
final class Bytes {
    private Bytes() {}

    /** Passes the bytes to {@code to}, segment by segment and without copying them. */
    static void copy(Buffer from, long offset, long count, Consumer<ByteBuffer> to) {
        try (Buffer.UnsafeCursor cursor = from.readUnsafe(new Buffer.UnsafeCursor())) {
            long left = count;
            cursor.seek(offset);
            while (left > 0) {
                int length = (int) Math.min(left, cursor.end - cursor.start);
                to.accept(ByteBuffer.wrap(cursor.data, cursor.start, length).asReadOnlyBuffer());
                left -= length;
                cursor.next();
            }
        }
    }
}
