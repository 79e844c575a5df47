package dev.bottlenose.sdk.network;

import java.util.concurrent.atomic.AtomicLong;

/** How much all bodies being copied at the same time may take, however many exchanges there are. */
final class CaptureBudget {
    private final AtomicLong left;

    CaptureBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Takes up to {@code wanted} bytes and says how many there were. */
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
