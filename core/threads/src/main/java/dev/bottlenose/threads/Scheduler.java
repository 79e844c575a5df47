package dev.bottlenose.threads;

import java.time.Duration;

/** Runs tasks later. Safe from any thread. */
public interface Scheduler extends AutoCloseable {
    /**
     * Runs the task once the delay is over, unless it is cancelled or the scheduler is closed before.
     *
     * @param task must not block
     */
    Scheduled after(Duration delay, Runnable task);

    /** Cancels everything that is scheduled; nothing can be scheduled any more. */
    @Override
    void close();

    /** A task that is scheduled. */
    interface Scheduled {
        /** Does nothing if the task has begun. */
        void cancel();
    }
}
