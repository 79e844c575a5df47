package dev.bottlenose.testing;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's connection that records the events it is sent, for plugins that send from threads of their own. Reported
 * errors and events with an array fail the test. Safe from any thread.
 */
public final class RecordingConnection implements FlipperConnection {
    private static final int TIMEOUT_SECONDS = 60;

    private final BlockingQueue<FlipperObject> events = new LinkedBlockingQueue<>();
    private final Map<String, FlipperReceiver> receivers = new ConcurrentHashMap<>();

    /** Creates a connection without events. */
    public RecordingConnection() {}

    /** Creates a connection, and connects {@code plugin} with it. */
    public static RecordingConnection to(FlipperPlugin plugin) {
        RecordingConnection connection = new RecordingConnection();
        try {
            plugin.onConnect(connection);
        } catch (Exception e) {
            throw new AssertionError("plugin does not connect", e);
        }
        return connection;
    }

    /**
     * Returns the parameters of the next event, and waits for it up to a minute.
     *
     * @throws AssertionError if there is none, or it is of another method
     */
    public FlipperObject next(String method) {
        try {
            @Nullable FlipperObject event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (event == null || !method.equals(event.getString("method"))) {
                throw new AssertionError("next event is not " + method + ": " + event);
            }
            return event.getObject("params");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted before the next event", e);
        }
    }

    /** Returns how many events have been sent that {@link #next} has not returned. */
    public int unread() {
        return events.size();
    }

    /**
     * Returns the plugin's receiver for the desktop's calls of {@code method}.
     *
     * @throws AssertionError if there is none
     */
    public FlipperReceiver receiver(String method) {
        @Nullable FlipperReceiver receiver = receivers.get(method);
        if (receiver == null) {
            throw new AssertionError("plugin has no receiver for " + method);
        }
        return receiver;
    }

    @Override
    public void send(String method, FlipperObject params) {
        events.add(FlipperObject.of("method", method, "params", params));
    }

    @Override
    public void send(String method, FlipperArray params) {
        throw new AssertionError("event has an array as parameters: " + method);
    }

    @Override
    public void send(String method, String json) {
        send(method, FlipperObject.parse(json));
    }

    @Override
    public void receive(String method, FlipperReceiver receiver) {
        receivers.put(method, receiver);
    }

    @Override
    public void reportError(Throwable error) {
        throw new AssertionError(error);
    }

    @Override
    public void reportErrorWithMetadata(String reason, String stackTrace) {
        throw new AssertionError(reason);
    }
}
