package dev.bottlenose.sdk.plugin;

import dev.bottlenose.sdk.json.FlipperObject;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Buffers a background plugin's events until a desktop connects for the first time: the newest ones, up to a limit.
 * From then on, events go to the latest connection, which buffers them itself while no desktop is connected. Safe from
 * any thread.
 */
public final class EarlyEvents {
    private static final class Event {
        final String method;
        final FlipperObject params;

        Event(String method, FlipperObject params) {
            this.method = method;
            this.params = params;
        }
    }

    private final int most;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private @Nullable FlipperConnection connection;

    /**
     * Creates an empty buffer.
     *
     * @param most how many events are buffered; when there are more, the oldest are dropped
     */
    public EarlyEvents(int most) {
        this.most = most;
    }

    /** Sends an event, now or when a desktop connects. */
    public synchronized void send(String method, FlipperObject params) {
        if (connection != null) {
            connection.send(method, params);
            return;
        }
        if (waiting.size() == most) {
            waiting.removeFirst();
        }
        waiting.addLast(new Event(method, params));
    }

    /** Sends the buffered events. Call this in {@link FlipperPlugin#onConnect}, after registering receivers. */
    public synchronized void connected(FlipperConnection to) {
        connection = to;
        while (!waiting.isEmpty()) {
            Event event = waiting.removeFirst();
            to.send(event.method, event.params);
        }
    }
}
