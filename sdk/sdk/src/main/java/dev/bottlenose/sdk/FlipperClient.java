package dev.bottlenose.sdk;

import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.session.ErrorLog;
import dev.bottlenose.sdk.session.Session;
import dev.bottlenose.sdk.state.FlipperState;
import dev.bottlenose.sdk.state.FlipperStateUpdateListener;
import dev.bottlenose.sdk.transport.Connector;
import java.util.Map;
import java.util.Optional;

/**
 * Makes this app one that a Flipper desktop can look into.
 *
 * <pre>{@code
 * FlipperClient client = FlipperClient.builder("My App").build();
 * client.addPlugin(new MyPlugin());
 * client.start();
 * }</pre>
 *
 * <p>A started client looks for a desktop until it is stopped. Whether there is one, and whatever happens to it, the app
 * notices nothing: no method here waits or throws for the network's sake, all threads are daemons, memory is bounded, and
 * the log (java.util.logging, {@code dev.bottlenose.sdk}) gets at most one line a minute. Safe from any thread, and from
 * within plugins.
 */
public final class FlipperClient {
    /** Events that wait for a desktop, for each background plugin. */
    static final int EVENTS_KEPT = 500;

    private final Connector connector;
    private final Session session;
    private final FlipperState state;

    private final Object lock = new Object();
    private boolean started;

    /** A client that gets to desktops in a way of its own: in tests, through a mock connection. */
    public FlipperClient(Connector connector) {
        this(connector, EVENTS_KEPT, error -> {});
    }

    FlipperClient(Connector connector, int eventsKept, ErrorLog unheard) {
        this.connector = connector;
        this.session = new Session(connector.pluginExecutor(), eventsKept, unheard);
        this.state = new FlipperState();
        state.done("Create client");
    }

    /**
     * A client for the app of this name, which is what people will see.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public static FlipperClientBuilder builder(String app) {
        return new FlipperClientBuilder(app, new Platform(System.getProperties(), System.getenv()));
    }

    /** Adds a plugin; ignored if there is one with the same id. */
    public void addPlugin(FlipperPlugin plugin) {
        session.addPlugin(plugin).ifPresent(id -> state.done("Add plugin " + id));
    }

    /** Removes the plugin with this one's id, disconnecting it first; ignored if there is none. */
    public void removePlugin(FlipperPlugin plugin) {
        session.removePlugin(plugin);
    }

    public Optional<FlipperPlugin> getPlugin(String id) {
        return session.plugin(id);
    }

    /** The first plugin of this class, in the order of ids. */
    public <T extends FlipperPlugin> Optional<T> getPluginByClass(Class<T> type) {
        return session.plugins().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** Starts to look for a desktop. Starting twice does nothing. */
    public void start() {
        synchronized (lock) {
            if (started) {
                return;
            }
            started = true;
            state.done("Start client");
            connector.start(session, state);
        }
    }

    /** Disconnects, and looks for a desktop no more; may be started again. Stopping twice does nothing. */
    public void stop() {
        synchronized (lock) {
            if (!started) {
                return;
            }
            started = false;
            connector.stop();
        }
        session.closed();
        state.done("Stop client");
    }

    /** Whether a desktop is connected over a trusted connection. */
    public boolean isConnected() {
        return session.isOpen();
    }

    /** What was tried on the way to a desktop and how it went: one line for each step, oldest first. */
    public String getState() {
        return state.text();
    }

    /** Every step by name with its last outcome, in the order of their first start. */
    public Map<String, FlipperState.Outcome> getStateSummary() {
        return state.summary();
    }

    /** Has {@code listener} told of every change of {@link #getState} and {@link #getStateSummary}. */
    public void subscribeForUpdates(FlipperStateUpdateListener listener) {
        state.subscribe(listener);
    }

    public void unsubscribe(FlipperStateUpdateListener listener) {
        state.unsubscribe(listener);
    }
}
