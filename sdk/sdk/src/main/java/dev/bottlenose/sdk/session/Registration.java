package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plugin, and its connection to the desktop. Guarded by the session's lock. */
final class Registration {
    private final FlipperPlugin plugin;
    private final String id;
    private final boolean background;
    private final EventBuffer unsent;

    /** Not null from {@code init} to {@code deinit}. */
    private @Nullable PluginConnection connection;

    /** True once the events in {@code unsent} have been sent, after {@code onConnect}. */
    private boolean caughtUp;

    Registration(FlipperPlugin plugin, int eventsKept) {
        this.plugin = plugin;
        this.id = Objects.requireNonNull(plugin.getId(), "plugin has no id");
        this.background = plugin.runInBackground();
        this.unsent = new EventBuffer(eventsKept);
    }

    FlipperPlugin plugin() {
        return plugin;
    }

    String id() {
        return id;
    }

    boolean background() {
        return background;
    }

    EventBuffer unsent() {
        return unsent;
    }

    @Nullable
    PluginConnection connection() {
        return connection;
    }

    void connect(PluginConnection opened) {
        connection = opened;
        caughtUp = false;
    }

    /** Whether it was connected. */
    boolean disconnect() {
        boolean wasConnected = connection != null;
        connection = null;
        caughtUp = false;
        return wasConnected;
    }

    boolean caughtUp() {
        return caughtUp;
    }

    void catchUp() {
        caughtUp = true;
    }
}
