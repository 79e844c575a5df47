package dev.bottlenose.sdk.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The named steps on the way to a desktop and how each of them went last. Safe from any thread. */
public final class FlipperState {
    private static final int MAX_LOG = 4096;
    private static final String TRUNCATED = "[truncated]";

    private final Object lock = new Object();
    private final Map<String, Outcome> steps = new LinkedHashMap<>();
    private final StringBuilder log = new StringBuilder();
    private final List<FlipperStateUpdateListener> listeners = new CopyOnWriteArrayList<>();

    public FlipperState() {}

    /** How a step went. */
    public enum Outcome {
        IN_PROGRESS,
        SUCCESS,
        FAILED
    }

    public FlipperStep start(String name) {
        synchronized (lock) {
            steps.put(name, Outcome.IN_PROGRESS);
        }
        tellListeners();
        return new FlipperStep(this, name);
    }

    /** A step that takes no time. */
    public void done(String name) {
        start(name).complete();
    }

    /** Every step by name, in the order in which they were first started. A copy. */
    public Map<String, Outcome> summary() {
        synchronized (lock) {
            return new LinkedHashMap<>(steps);
        }
    }

    /** A line for every step that came to an end, oldest first; starts anew with {@code [truncated]} when it gets long. */
    public String text() {
        synchronized (lock) {
            return log.toString();
        }
    }

    public void subscribe(FlipperStateUpdateListener listener) {
        listeners.add(listener);
    }

    public void unsubscribe(FlipperStateUpdateListener listener) {
        listeners.remove(listener);
    }

    void settle(String name, Outcome outcome, String message) {
        synchronized (lock) {
            steps.put(name, outcome);
            log.append(
                            outcome == Outcome.SUCCESS
                                    ? "[step][success] " + name
                                    : "[step][failed] " + name + ": " + message)
                    .append('\n');
            if (log.length() > MAX_LOG) {
                log.setLength(0);
                log.append(TRUNCATED).append('\n');
            }
        }
        tellListeners();
    }

    private void tellListeners() {
        for (FlipperStateUpdateListener listener : listeners) {
            try {
                listener.onUpdate();
            } catch (RuntimeException ignored) {
                // The step it was told of must not suffer.
            }
        }
    }
}
