package dev.bottlenose.devices.programs;

import dev.bottlenose.threads.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs scheduled tasks on demand. */
public final class ManualScheduler implements Scheduler {
    private static final long TIMEOUT_SECONDS = 60;

    private final List<Planned> planned = new ArrayList<>();

    private record Planned(Duration delay, Runnable task) {}

    @Override
    public synchronized Scheduled after(Duration delay, Runnable task) {
        Planned one = new Planned(delay, task);
        planned.add(one);
        notifyAll();
        return () -> cancel(one);
    }

    /** Waits until a task with this delay is scheduled, and runs it. */
    public void run(Duration delay) throws InterruptedException {
        take(delay).run();
    }

    /** Waits as {@link #run} does, and returns the task instead. */
    public Runnable take(Duration delay) throws InterruptedException {
        return await(delay).task();
    }

    /** How many tasks with this delay are scheduled. */
    public synchronized long waiting(Duration delay) {
        return planned.stream().filter(one -> one.delay().equals(delay)).count();
    }

    @Override
    public synchronized void close() {
        planned.clear();
    }

    private synchronized void cancel(Planned one) {
        planned.remove(one);
    }

    private synchronized Planned await(Duration delay) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (true) {
            Optional<Planned> found =
                    planned.stream().filter(one -> one.delay().equals(delay)).findFirst();
            if (found.isPresent()) {
                planned.remove(found.get());
                return found.get();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("no task was scheduled with the delay " + delay);
            }
            wait(left);
        }
    }
}
