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
 * A desktop for tests: connected as soon as the client is started, it says what the test says and remembers what it is told.
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
 * <p>Plugins are called on the thread that calls the client or this class, before that call returns. Answers may be given
 * and events sent from other threads.
 */
public final class MockConnection implements Connector {
    private final SameThreadPluginExecutor executor = new SameThreadPluginExecutor();
    private final List<FlipperObject> sent = Collections.synchronizedList(new ArrayList<>());
    private @Nullable Session session;
    private @Nullable Outbox outbox;

    /** A desktop that has heard nothing yet. */
    public MockConnection() {}

    /** The desktop sends a message. Without effect while there is no client started. */
    public void onReceive(FlipperObject message) {
        onReceive(message.toJsonString());
    }

    /** The desktop sends this text, which may be anything. */
    public void onReceive(String text) {
        if (session != null && outbox != null) {
            session.received(outbox, text);
        }
    }

    /** All the app has sent since the test began, oldest first. A copy. */
    public List<FlipperObject> sentMessages() {
        synchronized (sent) {
            return new ArrayList<>(sent);
        }
    }

    /** The answers without fault, as they were sent. */
    public List<FlipperObject> successes() {
        return sentWith("success");
    }

    /** The answers and reports of errors, as they were sent. */
    public List<FlipperObject> errors() {
        return sentWith("error");
    }

    /** The desktop goes away. */
    public void disconnect() {
        if (session != null) {
            outbox = null;
            session.lost();
        }
    }

    /** The desktop is back; without effect unless a client is started. */
    public void reconnect() {
        if (session != null) {
            outbox = new Remembering();
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

    private final class Remembering implements Outbox {
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
