package dev.bottlenose.transport;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Memory that all connections share for one purpose. When it is spent, the connections that hold it unreasonably lose it
 * first. Small messages never come here: an account asks only for what exceeds its allowance. Safe from any thread.
 */
final class MemoryBudget {
    /** What each connection may hold beside the budget, in bytes. */
    static final long ALLOWANCE = 64 << 10;

    private final long limit;
    private final Terms terms;
    private final Consumer<Runnable> timer;
    private final LongSupplier clock;
    private final Set<MemoryAccount> holders = new HashSet<>();
    private final Set<MemoryAccount> waiting = new HashSet<>();
    private boolean reliefScheduled;
    private volatile long used;

    /**
     * Which accounts lose their memory, and when.
     *
     * @param graceNanos how long an account is observed before it can lose its memory, in nanoseconds
     * @param slow only accounts that move fewer bytes a second lose their memory
     * @param first which of them loses it first
     * @param room the budget counts as spent when less is left, in bytes
     */
    record Terms(long graceNanos, double slow, Comparator<MemoryAccount.State> first, long room) {
        /** Of unfinished messages: the slowest sender goes first, and there is always one. */
        static final Terms INCOMING =
                new Terms(0, Double.MAX_VALUE, Comparator.comparingDouble(MemoryAccount.State::speed), 0);

        /**
         * Of unread output: peers that read are spared, and of those that do not the one with the most goes first. A reader on
         * the same computer takes hundreds of MiB a second.
         */
        static final Terms OUTGOING =
                new Terms(1_000_000_000L, 1 << 20, Comparator.comparingLong(state -> -state.held()), 4 << 20);
    }

    /**
     * Starts unused.
     *
     * @param limit in bytes
     * @param timer runs a task a little later; while somebody waits for room, a spent budget is examined that often
     * @param clock in nanoseconds
     */
    MemoryBudget(long limit, Terms terms, Consumer<Runnable> timer, LongSupplier clock) {
        this.limit = limit;
        this.terms = terms;
        this.timer = timer;
        this.clock = clock;
    }

    MemoryAccount open(MemoryAccount.Owner owner) {
        return new MemoryAccount(this, owner);
    }

    /** Whether there is hardly any room. */
    boolean isSpent() {
        return limit - used < terms.room();
    }

    /** In bytes. */
    long used() {
        return used;
    }

    /**
     * Changes what an account holds.
     *
     * @param forced whether the budget may be exceeded, at most twice, until it is relieved
     * @return whether the account may hold this much; less is always allowed
     */
    synchronized boolean hold(MemoryAccount account, long bytes, boolean forced) {
        long now = clock.getAsLong();
        account.sample(now);
        long more = bytes - account.held();
        boolean room = more <= 0 || makeRoom(account, more, now);
        boolean granted = room || (forced && used + more <= 2 * limit);
        if (account.isClosed() || !granted) {
            return false;
        }
        set(account, bytes);
        if (!room) {
            scheduleRelief();
        }
        return true;
    }

    /** Calls the owner once there is room, which may be at once. */
    synchronized void await(MemoryAccount account) {
        if (isSpent()) {
            waiting.add(account);
            scheduleRelief();
        } else {
            account.owner().roomAgain();
        }
    }

    /** The account is empty, and stays so. */
    synchronized void close(MemoryAccount account) {
        account.close();
        waiting.remove(account);
        set(account, 0);
    }

    /** An account that alone holds memory may hold more than the budget. */
    private boolean makeRoom(MemoryAccount account, long more, long now) {
        while (used + more > limit && used > account.held()) {
            Optional<MemoryAccount> next = next(now);
            if (next.isEmpty()) {
                return false;
            }
            evict(next.get());
            if (account.isClosed()) {
                return false;
            }
        }
        return true;
    }

    /** The account that has to give up its memory; empty if none has. */
    private Optional<MemoryAccount> next(long now) {
        return holders.stream()
                .map(account -> account.state(now))
                .filter(state -> state.observedNanos() >= terms.graceNanos() && state.speed() < terms.slow())
                .min(terms.first())
                .map(MemoryAccount.State::account);
    }

    private void evict(MemoryAccount account) {
        close(account);
        account.owner().evicted();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Written with the lock held only.
    private void set(MemoryAccount account, long bytes) {
        used += bytes - account.held();
        account.held(bytes);
        if (bytes == 0) {
            holders.remove(account);
        } else {
            holders.add(account);
        }
        if (!waiting.isEmpty() && !isSpent()) {
            List<MemoryAccount> woken = List.copyOf(waiting);
            waiting.clear();
            woken.forEach(waiter -> waiter.owner().roomAgain());
        }
    }

    private void scheduleRelief() {
        if (!reliefScheduled) {
            reliefScheduled = true;
            timer.accept(this::relieve);
        }
    }

    private synchronized void relieve() {
        reliefScheduled = false;
        long now = clock.getAsLong();
        for (Optional<MemoryAccount> next = next(now); isSpent() && next.isPresent(); next = next(now)) {
            evict(next.get());
        }
        if (isSpent() && (!waiting.isEmpty() || used > limit)) {
            scheduleRelief();
        }
    }
}
