package dev.bottlenose.server.pairing;

import dev.bottlenose.threads.Scheduler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs scheduled tasks when the test lets their time pass. */
final class PlannedTasks implements Scheduler {
    private final Map<Runnable, Duration> planned = new LinkedHashMap<>();

    /** Runs all tasks with this delay. */
    void pass(Duration delay) {
        Map.copyOf(planned).forEach((task, after) -> {
            if (after.equals(delay)) {
                planned.remove(task);
                task.run();
            }
        });
    }

    int size() {
        return planned.size();
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        planned.put(task, delay);
        return () -> planned.remove(task);
    }

    @Override
    public void close() {
        planned.clear();
    }
}
