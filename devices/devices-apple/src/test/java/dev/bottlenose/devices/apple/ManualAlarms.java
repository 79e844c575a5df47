package dev.bottlenose.devices.apple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Alarms that go off when the test says so. */
final class ManualAlarms implements Alarms {
    private static final long PATIENCE_SECONDS = 60;

    private final List<Planned> planned = new ArrayList<>();

    private record Planned(Duration delay, Runnable task) {}

    @Override
    public synchronized Alarm after(Duration delay, Runnable task) {
        Planned one = new Planned(delay, task);
        planned.add(one);
        notifyAll();
        return () -> cancel(one);
    }

    /** Waits until an alarm of this delay has been set, and lets it go off. */
    void ring(Duration delay) throws InterruptedException {
        take(delay).run();
    }

    /** Waits for it as {@link #ring} does, and hands it out instead. */
    Runnable take(Duration delay) throws InterruptedException {
        return await(delay).task();
    }

    /** How many alarms of this delay have been set and did not go off. */
    synchronized long waiting(Duration delay) {
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
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            Optional<Planned> found =
                    planned.stream().filter(one -> one.delay().equals(delay)).findFirst();
            if (found.isPresent()) {
                planned.remove(found.get());
                return found.get();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("no alarm was set for " + delay);
            }
            wait(left);
        }
    }
}
