package dev.bottlenose.sdk.network;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that the captured bodies of all exchanges share. Safe from any thread. */
final class CaptureBudget {
    private final AtomicLong left;

    CaptureBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Takes up to {@code wanted} bytes; returns how many were available. */
    int take(int wanted) {
        while (true) {
            long have = left.get();
            int taken = (int) Math.min(have, wanted);
            if (left.compareAndSet(have, have - taken)) {
                return taken;
            }
        }
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
