package dev.bottlenose.transport;

import java.util.concurrent.atomic.AtomicLong;

/** What one connection holds of a {@link MemoryBudget}, whose lock guards it except where said. */
final class MemoryAccount {
    /** Over which time the speed of an account is measured at least, in nanoseconds. */
    private static final long SAMPLE_NANOS = 2_000_000_000L;

    private static final double NANOS = 1e9;

    /** A burst of the first moment does not count as speed. */
    private static final long SHORTEST_NANOS = 1_000_000;

    private final MemoryBudget budget;
    private final Owner owner;

    /** How many bytes have moved; one thread writes it, without the lock. */
    private final AtomicLong moved = new AtomicLong();

    private long held;
    private Sample older = new Sample(0, 0);
    private Sample newer = older;
    private boolean closed;

    /** How many bytes had moved at a time. */
    private record Sample(long nanos, long moved) {}

    /** Whose memory it is. Called with the budget's lock held: must hand over to another thread. */
    interface Owner {
        /** The account has lost its memory, which has to be given up now. */
        void evicted();

        /** There is room again, for which the owner waited. */
        default void roomAgain() {}
    }

    /**
     * What the budget judges.
     *
     * @param held in bytes
     * @param speed in bytes a second
     * @param observedNanos for how long the speed was measured
     */
    record State(MemoryAccount account, long held, double speed, long observedNanos) {}

    MemoryAccount(MemoryBudget budget, Owner owner) {
        this.budget = budget;
        this.owner = owner;
    }

    /** Holds this many bytes from now on, if there is room; from any thread. */
    boolean hold(long bytes) {
        return budget.hold(this, bytes, false);
    }

    /** The same, where somebody has to be disconnected if there is no room. */
    boolean holdForced(long bytes) {
        return budget.hold(this, bytes, true);
    }

    /** Calls the owner once there is room; from any thread. */
    void awaitRoom() {
        budget.await(this);
    }

    /** Gives everything back, for good; from any thread. */
    void end() {
        budget.close(this);
    }

    /** Whether the budget is spent; from any thread. */
    boolean isSpent() {
        return budget.isSpent();
    }

    /** Bytes have arrived, or have been read by the peer. By one thread at a time, without the lock. */
    void moved(long bytes) {
        moved.lazySet(moved.get() + bytes);
    }

    /** Begins to measure where nothing was held; later, forgets the speed of long ago. */
    void sample(long now) {
        if (held == 0) {
            newer = new Sample(now, moved.get());
            older = newer;
        } else if (now - newer.nanos() > SAMPLE_NANOS) {
            older = newer;
            newer = new Sample(now, moved.get());
        }
    }

    State state(long now) {
        long nanos = now - older.nanos();
        double speed = (moved.get() - older.moved()) * NANOS / Math.max(nanos, SHORTEST_NANOS);
        return new State(this, held, speed, nanos);
    }

    Owner owner() {
        return owner;
    }

    long held() {
        return held;
    }

    void held(long bytes) {
        held = bytes;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }
}
