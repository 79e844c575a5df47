package dev.bottlenose.sdk.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A copy of the beginning of a body, and the length of the whole body. Guarded by its exchange. */
final class BodyCapture {
    private final CaptureBudget budget;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private long length;
    private boolean full;

    BodyCapture(CaptureBudget budget, int limit) {
        this.budget = budget;
        this.limit = limit;
    }

    /** Copies as much as there is room for. Does not change {@code bytes}. */
    void add(ByteBuffer bytes) {
        ByteBuffer copy = bytes.asReadOnlyBuffer();
        length += copy.remaining();
        int room = full ? 0 : budget.take(Math.min(copy.remaining(), limit - kept.size()));
        if (room < copy.remaining()) {
            // Bytes after a gap would be useless.
            full = true;
        }
        byte[] taken = new byte[room];
        copy.get(taken);
        kept.write(taken, 0, room);
    }

    /** Starts again, because the body is sent again. */
    void restart() {
        release();
        length = 0;
        full = false;
    }

    /** Drops the copy. */
    void release() {
        budget.giveBack(kept.size());
        kept.reset();
        full = true;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    /** The length of the copy. */
    int size() {
        return kept.size();
    }

    /** The length of the whole body. */
    long length() {
        return length;
    }

    boolean isCut() {
        return kept.size() < length;
    }
}
