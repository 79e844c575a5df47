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
 * The entry point of the SDK: lets Bottlenose or Flipper Desktop inspect and debug this app.
 *
 * <pre>{@code
 * FlipperClient client = FlipperClient.builder("My App").build();
 * client.addPlugin(new MyPlugin());
 * client.start();
 * }</pre>
 *
 * <p>A started client tries to connect to a desktop until it is stopped, and reconnects whenever the connection is
 * lost. The app is not affected: no method blocks on the network or throws because of it, all threads are daemon
 * threads, memory is bounded, and at most one line a minute is logged (to the {@code java.util.logging} logger {@code
 * dev.bottlenose.sdk}). Safe from any thread, including from within plugins.
 */
public final class FlipperClient {
    /** The events that each background plugin may buffer while no desktop is connected. */
    static final int EVENTS_KEPT = 500;

    private final Connector connector;
    private final Session session;
    private final FlipperState state;

    private final Object lock = new Object();
    private boolean started;

    /** Creates a client that connects through {@code connector}: in tests, a mock connection. */
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
     * Configures a client for an app.
     *
     * @param app the name that the desktop shows
     *
     * @throws IllegalArgumentException if {@code app} is empty
     */
    public static FlipperClientBuilder builder(String app) {
        return new FlipperClientBuilder(app, new Platform(System.getProperties(), System.getenv()));
    }

    /** Adds a plugin. Does nothing if a plugin with the same id has been added. */
    public void addPlugin(FlipperPlugin plugin) {
        session.addPlugin(plugin).ifPresent(id -> state.done("Add plugin " + id));
    }

    /** Disconnects and removes the plugin with the id of {@code plugin}. Does nothing if there is none. */
    public void removePlugin(FlipperPlugin plugin) {
        session.removePlugin(plugin);
    }

    public Optional<FlipperPlugin> getPlugin(String id) {
        return session.plugin(id);
    }

    /** Returns the first plugin of this type, in the order of ids. */
    public <T extends FlipperPlugin> Optional<T> getPluginByClass(Class<T> type) {
        return session.plugins().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** Starts connecting to a desktop, and returns at once. Does nothing if the client is started. */
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

    /** Disconnects, and returns at once. The client can be started again. Does nothing if it is not started. */
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

    /** Returns true while a desktop is connected. */
    public boolean isConnected() {
        return session.isOpen();
    }

    /** Returns a log of the steps of connecting and how each ended: one line for each step, oldest first. */
    public String getState() {
        return state.text();
    }

    /** Returns the latest outcome of each step by its name, in the order in which the steps were first taken. */
    public Map<String, FlipperState.Outcome> getStateSummary() {
        return state.summary();
    }

    /** Calls {@code listener} on every change of {@link #getState} and {@link #getStateSummary}. */
    public void subscribeForUpdates(FlipperStateUpdateListener listener) {
        state.subscribe(listener);
    }

    public void unsubscribe(FlipperStateUpdateListener listener) {
        state.unsubscribe(listener);
    }
}
