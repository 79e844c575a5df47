package dev.bottlenose.devices.apple;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Alarms by the computer's clock. */
final class ClockAlarms implements Alarms {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bottlenose-apple-timer");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Alarm after(Duration delay, Runnable task) {
        try {
            Future<?> planned = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> planned.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
