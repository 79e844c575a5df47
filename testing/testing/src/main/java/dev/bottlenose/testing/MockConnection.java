package dev.bottlenose.testing;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.session.Event;
import dev.bottlenose.sdk.session.Outbox;
import dev.bottlenose.sdk.session.PluginExecutor;
import dev.bottlenose.sdk.session.Session;
import dev.bottlenose.sdk.state.FlipperState;
import dev.bottlenose.sdk.transport.Connector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A desktop for tests. It is connected as soon as the client is started, sends what the test requests, and records
 * what it receives.
 *
 * <pre>{@code
 * MockConnection connection = new MockConnection();
 * FlipperClient client = new FlipperClient(connection);
 * client.addPlugin(plugin);
 * client.start();
 * connection.onReceive(FlipperObject.of("id", 1, "method", "getPlugins"));
 * assertThat(connection.sentMessages()).contains(...);
 * }</pre>
 *
 * <p>Plugins are called on the thread that calls the client or this class, before that call returns. Answers and events
 * may come from other threads.
 */
public final class MockConnection implements Connector {
    private final SameThreadPluginExecutor executor = new SameThreadPluginExecutor();
    private final List<FlipperObject> sent = Collections.synchronizedList(new ArrayList<>());
    private @Nullable Session session;
    private @Nullable Outbox outbox;

    /** Creates a desktop. */
    public MockConnection() {}

    /** Sends a message from the desktop. Has no effect while no client is started. */
    public void onReceive(FlipperObject message) {
        onReceive(message.toJsonString());
    }

    /** Sends any text from the desktop. */
    public void onReceive(String text) {
        if (session != null && outbox != null) {
            session.received(outbox, text);
        }
    }

    /** Returns a copy of all messages that the app has sent, oldest first. */
    public List<FlipperObject> sentMessages() {
        synchronized (sent) {
            return new ArrayList<>(sent);
        }
    }

    /** Returns the successful answers. */
    public List<FlipperObject> successes() {
        return sentWith("success");
    }

    /** Returns the answers and reports with an error. */
    public List<FlipperObject> errors() {
        return sentWith("error");
    }

    /** Disconnects the desktop. */
    public void disconnect() {
        if (session != null) {
            outbox = null;
            session.lost();
        }
    }

    /** Connects the desktop again. Has no effect while no client is started. */
    public void reconnect() {
        if (session != null) {
            outbox = new RecordingOutbox();
            session.opened(outbox);
        }
    }

    @Override
    public PluginExecutor pluginExecutor() {
        return executor;
    }

    @Override
    public void start(Session started, FlipperState state) {
        session = started;
        reconnect();
    }

    @Override
    public void stop() {
        session = null;
        outbox = null;
    }

    private List<FlipperObject> sentWith(String member) {
        return sentMessages().stream()
                .filter(message -> message.contains(member))
                .collect(Collectors.toList());
    }

    private final class RecordingOutbox implements Outbox {
        @Override
        public boolean event(Event event) {
            reply(event.text());
            return true;
        }

        @Override
        public void reply(String text) {
            sent.add(FlipperObject.parse(text));
        }

        @Override
        public List<Event> undelivered() {
            return Collections.emptyList();
        }

        @Override
        public boolean awaitDelivery(Duration atMost) {
            return true;
        }
    }
}
