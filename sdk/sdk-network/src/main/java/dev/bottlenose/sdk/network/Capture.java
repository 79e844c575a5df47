package dev.bottlenose.sdk.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A copy of the beginning of a body, and how long the body was. Guarded by its exchange. */
final class Capture {
    private final CaptureBudget budget;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private long length;
    private boolean full;

    Capture(CaptureBudget budget, int limit) {
        this.budget = budget;
        this.limit = limit;
    }

    /** Copies what there is still room for; leaves {@code bytes} as they are. */
    void add(ByteBuffer bytes) {
        ByteBuffer copy = bytes.asReadOnlyBuffer();
        length += copy.remaining();
        int room = full ? 0 : budget.take(Math.min(copy.remaining(), limit - kept.size()));
        if (room < copy.remaining()) {
            // What comes after a gap is of no use.
            full = true;
        }
        byte[] taken = new byte[room];
        copy.get(taken);
        kept.write(taken, 0, room);
    }

    /** Forgets all, because the body is sent once more. */
    void restart() {
        release();
        length = 0;
        full = false;
    }

    void release() {
        budget.giveBack(kept.size());
        kept.reset();
        full = true;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    /** Of the copy. */
    int size() {
        return kept.size();
    }

    /** Of the whole body. */
    long length() {
        return length;
    }

    boolean isCut() {
        return kept.size() < length;
    }
}
