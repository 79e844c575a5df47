package dev.bottlenose.devices.apple;

import dev.bottlenose.threads.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs a task again and again. Each run begins {@link #PAUSE} after the one before has ended, because runs of simctl that
 * overlap make macOS ask for permissions over and over.
 */
final class PollingLoop {
    static final Duration PAUSE = Duration.ofSeconds(3);

    private final Executor executor;
    private final Scheduler scheduler;

    PollingLoop(Executor executor, Scheduler scheduler) {
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Runs the first task once, then the other until the executor is shut down, whether or not it fails. */
    void start(Runnable first, Runnable task) {
        execute(() -> {
            first.run();
            poll(task);
        });
    }

    private void poll(Runnable task) {
        try {
            task.run();
        } finally {
            scheduler.after(PAUSE, () -> execute(() -> poll(task)));
        }
    }

    private void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException closed) {
            // The loop ends with its executor.
        }
    }
}
