package dev.bottlenose.sdk.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The steps of connecting to a desktop, and the latest outcome of each. Safe from any thread. */
public final class FlipperState {
    private static final int MAX_LOG = 4096;
    private static final String TRUNCATED = "[truncated]";

    private final Object lock = new Object();
    private final Map<String, Outcome> steps = new LinkedHashMap<>();
    private final StringBuilder log = new StringBuilder();
    private final List<FlipperStateUpdateListener> listeners = new CopyOnWriteArrayList<>();

    public FlipperState() {}

    /** The outcome of a step. */
    public enum Outcome {
        IN_PROGRESS,
        SUCCESS,
        FAILED
    }

    public FlipperStep start(String name) {
        synchronized (lock) {
            steps.put(name, Outcome.IN_PROGRESS);
        }
        notifyListeners();
        return new FlipperStep(this, name);
    }

    /** A step that takes no time. */
    public void done(String name) {
        start(name).complete();
    }

    /** Returns a copy of the latest outcomes by step, in the order in which the steps were first taken. */
    public Map<String, Outcome> summary() {
        synchronized (lock) {
            return new LinkedHashMap<>(steps);
        }
    }

    /**
     * Returns a line for each step that has ended, oldest first. When the text gets too long, it starts again with
     * {@code [truncated]}.
     */
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
        notifyListeners();
    }

    private void notifyListeners() {
        for (FlipperStateUpdateListener listener : listeners) {
            try {
                listener.onUpdate();
            } catch (RuntimeException ignored) {
                // A listener must not affect the step.
            }
        }
    }
}
