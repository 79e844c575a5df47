package dev.bottlenose.sdk.transport;

import dev.bottlenose.sdk.session.PluginExecutor;
import dev.bottlenose.sdk.session.Session;
import dev.bottlenose.sdk.state.FlipperState;

/** Connects a session to a desktop, and reconnects it, until it is stopped. All methods return at once. */
public interface Connector {
    /** Where plugins are called. */
    PluginExecutor pluginExecutor();

    /**
     * Opens {@code session} whenever a desktop is connected, and suspends it whenever the connection is lost. Not
     * called again before {@link #stop}.
     */
    void start(Session session, FlipperState state);

    /** Stops connecting. The caller closes the session. */
    void stop();
}
