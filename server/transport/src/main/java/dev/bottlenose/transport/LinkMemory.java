package dev.bottlenose.transport;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The memory that all links of a network share.
 *
 * @param incoming for messages that are not whole yet
 * @param outgoing for what peers have not read yet
 */
record LinkMemory(MemoryBudget incoming, MemoryBudget outgoing) {
    /** How often a spent budget is examined, in milliseconds. */
    private static final long RELIEF_MILLIS = 500;

    static LinkMemory of(NetworkLimits limits, ScheduledExecutorService timers) {
        return new LinkMemory(
                budget(limits.mostIncoming(), MemoryBudget.Terms.INCOMING, timers),
                budget(limits.mostOutgoing(), MemoryBudget.Terms.OUTGOING, timers));
    }

    private static MemoryBudget budget(long limit, MemoryBudget.Terms terms, ScheduledExecutorService timers) {
        Consumer<Runnable> timer = task -> {
            if (!timers.isShutdown()) {
                timers.schedule(task, RELIEF_MILLIS, TimeUnit.MILLISECONDS);
            }
        };
        return new MemoryBudget(limit, terms, timer, System::nanoTime);
    }
}
