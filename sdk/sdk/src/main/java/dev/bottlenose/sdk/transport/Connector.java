package dev.bottlenose.sdk.transport;

import dev.bottlenose.sdk.session.PluginExecutor;
import dev.bottlenose.sdk.session.Session;
import dev.bottlenose.sdk.state.FlipperState;

/** Brings a session and a desktop together, again and again until told to stop. The methods return at once. */
public interface Connector {
    /** Where plugins are to be called. */
    PluginExecutor pluginExecutor();

    /** Opens {@code session} whenever a desktop is there and closes it when it is gone. Called once at a time. */
    void start(Session session, FlipperState state);

    /** The session is closed by whoever calls this. */
    void stop();
}
