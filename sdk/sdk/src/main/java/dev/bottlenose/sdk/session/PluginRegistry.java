package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.wire.MessageKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The app's plugins, and which of them the desktop is connected to. Guarded by the session's lock. */
final class PluginRegistry {
    private final PluginConnection.Host host;
    private final PluginExecutor executor;
    private final SortedMap<String, Registration> byId = new TreeMap<>();

    PluginRegistry(PluginConnection.Host host, PluginExecutor executor) {
        this.host = host;
        this.executor = executor;
    }

    /** False if the id is taken. */
    boolean add(Registration registration) {
        return byId.putIfAbsent(registration.id(), registration) == null;
    }

    /** False if there is none of this id. */
    boolean remove(String id) {
        @Nullable Registration removed = byId.remove(id);
        if (removed == null) {
            return false;
        }
        disconnect(removed);
        return true;
    }

    @Nullable
    Registration get(String id) {
        return byId.get(id);
    }

    /** The plugin that was given this connection, once; null if it has been removed since. */
    @Nullable
    Registration owner(PluginConnection connection) {
        @Nullable Registration registration = byId.get(connection.pluginId());
        return registration != null && registration.plugin() == connection.plugin() ? registration : null;
    }

    List<FlipperPlugin> all() {
        List<FlipperPlugin> all = new ArrayList<>();
        byId.values().forEach(registration -> all.add(registration.plugin()));
        return all;
    }

    /** The ids as an answer. */
    FlipperObject ids(Predicate<Registration> wanted) {
        FlipperArray.Builder ids = new FlipperArray.Builder();
        byId.values().stream().filter(wanted).map(Registration::id).forEach(ids::put);
        return FlipperObject.of(MessageKeys.PLUGINS, ids);
    }

    /** Does nothing if it is connected already. */
    void connect(Registration registration) {
        if (registration.connection() != null) {
            return;
        }
        PluginConnection connection = new PluginConnection(host, registration.plugin(), registration.id());
        registration.connect(connection);
        executor.add(RealPluginCall.lifecycle(host::report, registration.id(), "onConnect", () -> {
            try {
                registration.plugin().onConnect(connection);
            } finally {
                host.connected(connection);
            }
        }));
    }

    /** Does nothing if it is not connected. */
    void disconnect(Registration registration) {
        if (registration.disconnect()) {
            executor.add(RealPluginCall.lifecycle(
                    host::report, registration.id(), "onDisconnect", registration.plugin()::onDisconnect));
        }
    }

    void disconnectAll() {
        byId.values().forEach(this::disconnect);
    }
}
