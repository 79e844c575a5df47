package dev.bottlenose.transport;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much a peer has not taken yet of what is sent to it, which counts against the budget of all connections. Tells the sender
 * when the peer does not keep up. Safe from any thread, except where said.
 */
final class UnreadOutput {
    /** Above this the peer does not keep up, in bytes. */
    private static final long HIGH_WATER = 4L * 1024 * 1024;

    /** Below this it does again. */
    private static final long LOW_WATER = 1024 * 1024;

    /** The budget is asked for this much at a time, so that it is not asked for each message. */
    private static final long STEP = 1024 * 1024;

    private final MemoryAccount account;
    private final UnreadLimit limit;
    private final Runnable writable;
    private final Object lock = new Object();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean starved = new AtomicBoolean();
    private volatile boolean stopped;

    /** Guarded by the lock. */
    private boolean ended;

    /** What is paid for. Written with the lock held. */
    private volatile long paid = MemoryBudget.ALLOWANCE;

    /** @param writable called on the channel's thread when the peer keeps up again after it did not */
    UnreadOutput(MemoryAccount account, UnreadLimit limit, Runnable writable) {
        this.account = account;
        this.limit = limit;
        this.writable = writable;
    }

    /** Counts what is about to be sent; returns whether there is room for it. */
    boolean add(long cost, boolean forced) {
        long total = bytes.addAndGet(cost);
        if (total > paid && !pay(total, forced)) {
            bytes.addAndGet(-cost);
            return false;
        }
        limit.added(total);
        return true;
    }

    /** What was counted is not sent. */
    void refund(long cost) {
        bytes.addAndGet(-cost);
    }

    /** The peer has taken some; on the channel's thread. */
    void taken(long taken) {
        account.moved(taken);
        long left = bytes.addAndGet(-taken);
        long spare = paid - left;
        if (spare > 2 * STEP || (left == 0 && spare > MemoryBudget.ALLOWANCE)) {
            payLess();
        }
        limit.taken(taken, left);
        if (left <= LOW_WATER) {
            resume();
        }
    }

    /** Whether the peer keeps up and there is room; if not, the sender is notified when it does again. */
    boolean isWritable() {
        if (bytes.get() < HIGH_WATER && !account.isSpent()) {
            return true;
        }
        starved.set(true);
        // The peer may have caught up before the flag was up; then nobody would call.
        if (bytes.get() >= HIGH_WATER) {
            return false;
        }
        if (account.isSpent()) {
            account.awaitRoom();
            return false;
        }
        return true;
    }

    boolean hasRoom() {
        return !limit.isExceeded();
    }

    /** Tells the sender to go on if it waits; on the channel's thread. */
    void resume() {
        if (!stopped && starved.compareAndSet(true, false)) {
            writable.run();
        }
    }

    /** Nothing is sent any more. */
    void stop() {
        stopped = true;
    }

    /** Nothing waits any more: the connection is closed. */
    void end() {
        synchronized (lock) {
            ended = true;
        }
        account.end();
    }

    private boolean pay(long total, boolean forced) {
        synchronized (lock) {
            if (total <= paid) {
                return true;
            }
            long held = roundUp(total - MemoryBudget.ALLOWANCE);
            boolean granted = forced ? account.holdForced(held) : account.hold(held);
            if (granted) {
                paid = held + MemoryBudget.ALLOWANCE;
            }
            return granted;
        }
    }

    private void payLess() {
        synchronized (lock) {
            long held = roundUp(Math.max(0, bytes.get() - MemoryBudget.ALLOWANCE));
            if (!ended && held + MemoryBudget.ALLOWANCE < paid && account.hold(held)) {
                paid = held + MemoryBudget.ALLOWANCE;
            }
        }
    }

    private static long roundUp(long held) {
        return (held + STEP - 1) / STEP * STEP;
    }
}
