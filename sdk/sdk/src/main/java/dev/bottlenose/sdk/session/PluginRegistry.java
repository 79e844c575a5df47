package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The app's plugins and which of them the desktop has connected. Guarded by the session's lock. */
final class PluginRegistry {
    private final Session session;
    private final PluginExecutor executor;
    private final SortedMap<String, Registration> byId = new TreeMap<>();

    PluginRegistry(Session session, PluginExecutor executor) {
        this.session = session;
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

    boolean contains(Registration registration) {
        return byId.get(registration.id()) == registration;
    }

    List<FlipperPlugin> all() {
        List<FlipperPlugin> all = new ArrayList<>();
        byId.values().forEach(registration -> all.add(registration.plugin()));
        return all;
    }

    /** The ids as the answer to a question for them. */
    FlipperObject ids(Predicate<Registration> wanted) {
        FlipperArray.Builder ids = new FlipperArray.Builder();
        byId.values().stream().filter(wanted).map(Registration::id).forEach(ids::put);
        return FlipperObject.of("plugins", ids);
    }

    /** Does nothing if it is connected already. */
    void connect(Registration registration) {
        if (registration.connection() != null) {
            return;
        }
        PluginConnection connection = new PluginConnection(session, registration);
        registration.connect(connection);
        executor.add(RealPluginCall.lifecycle(session, registration.id(), "onConnect", () -> {
            try {
                registration.plugin().onConnect(connection);
            } finally {
                session.catchUp(registration, connection);
            }
        }));
    }

    /** Does nothing if it is not connected. */
    void disconnect(Registration registration) {
        if (registration.disconnect()) {
            executor.add(RealPluginCall.lifecycle(
                    session, registration.id(), "onDisconnect", registration.plugin()::onDisconnect));
        }
    }

    void disconnectAll() {
        byId.values().forEach(this::disconnect);
    }
}
