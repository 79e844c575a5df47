package dev.bottlenose.sdk.plugin;

import dev.bottlenose.sdk.json.FlipperObject;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a background plugin has to say before a desktop connects for the first time: the newest events, up to a limit.
 * From then on events go to the latest connection, which keeps them itself while the desktop is away. Safe from any thread.
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
     * Begins with nothing.
     *
     * @param most how many events wait; of more the oldest are lost
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

    /** To be called in {@link FlipperPlugin#onConnect}, after the receivers are registered. */
    public synchronized void connected(FlipperConnection to) {
        connection = to;
        while (!waiting.isEmpty()) {
            Event event = waiting.removeFirst();
            to.send(event.method, event.params);
        }
    }
}
