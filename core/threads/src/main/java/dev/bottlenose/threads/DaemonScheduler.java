package dev.bottlenose.threads;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/** Runs tasks on one daemon thread, by the computer's clock. */
public final class DaemonScheduler implements Scheduler {
    private final ScheduledThreadPoolExecutor timer;

    /** @param name of its thread */
    public DaemonScheduler(String name) {
        timer = new ScheduledThreadPoolExecutor(1, new DaemonThreads(name), new DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        Future<?> scheduled = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
