package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.json.JsonReader;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The connection a plugin is given in {@code onConnect}, and may keep for as long as it likes. */
final class PluginConnection implements FlipperConnection {
    private final Host host;
    private final FlipperPlugin plugin;
    private final String pluginId;
    private final Map<String, FlipperReceiver> receivers = new ConcurrentHashMap<>();

    PluginConnection(Host host, FlipperPlugin plugin, String pluginId) {
        this.host = host;
        this.plugin = plugin;
        this.pluginId = pluginId;
    }

    @Override
    public void send(String method, FlipperObject params) {
        event(method, params.toJsonString());
    }

    @Override
    public void send(String method, FlipperArray params) {
        event(method, params.toJsonString());
    }

    @Override
    public void send(String method, String json) {
        JsonReader.read(json);
        event(method, json);
    }

    @Override
    public void receive(String method, FlipperReceiver receiver) {
        receivers.put(method, receiver);
    }

    @Override
    public void reportError(Throwable error) {
        host.report(Messages.report(error));
    }

    @Override
    public void reportErrorWithMetadata(String reason, String stackTrace) {
        host.report(FlipperObject.of("message", reason, "stacktrace", stackTrace));
    }

    @Override
    public boolean awaitDelivery(Duration atMost) {
        return host.awaitDelivery(atMost);
    }

    /** The plugin it was given to. */
    FlipperPlugin plugin() {
        return plugin;
    }

    String pluginId() {
        return pluginId;
    }

    @Nullable
    FlipperReceiver receiver(String method) {
        return receivers.get(method);
    }

    private void event(String method, String paramsJson) {
        host.send(this, Messages.event(pluginId, method, paramsJson));
    }

    /** What a connection is a connection of. Safe from any thread. */
    interface Host {
        /** The plugin sends an event. */
        void send(PluginConnection from, Event event);

        /** {@code onConnect} has returned: the plugin may be sent what it has missed. */
        void connected(PluginConnection connection);

        /** Reports an error outside any call. */
        void report(FlipperObject error);

        boolean awaitDelivery(Duration atMost);
    }
}
