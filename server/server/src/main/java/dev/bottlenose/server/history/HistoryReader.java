package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A front end's position in each plugin's history of one app. Guarded by the {@link AppHistory}. */
final class HistoryReader {
    private static final class Position {
        final PluginHistory plugin;
        long next;
        boolean open;

        Position(PluginHistory plugin) {
            this.plugin = plugin;
        }

        boolean hasMore() {
            return open && next < plugin.end();
        }

        /** The address of the next message; a dropped one precedes all others. */
        long address() {
            return next < plugin.first() ? -1 : plugin.address(next);
        }
    }

    private final ClientId app;
    private final MessageSink sink;
    private final Map<String, Position> positions = new HashMap<>();

    HistoryReader(ClientId app, MessageSink sink) {
        this.app = app;
        this.sink = sink;
    }

    void open(PluginHistory plugin) {
        positions.computeIfAbsent(plugin.name(), name -> new Position(plugin)).open = true;
    }

    void release(String plugin) {
        Position position = positions.get(plugin);
        if (position != null) {
            position.open = false;
        }
    }

    void releaseAll() {
        positions.values().forEach(position -> position.open = false);
    }

    /** Delivers the messages of open plugins in the order in which the app sent them, while the front end keeps up. */
    void read() {
        Position position = earliest();
        while (position != null && sink.isWritable()) {
            if (position.next < position.plugin.first()) {
                sink.missed(app, position.plugin.name(), position.plugin.first() - position.next);
                position.next = position.plugin.first();
            } else {
                sink.deliver(app, position.plugin.get(position.next++));
            }
            position = earliest();
        }
    }

    /** Whether there are messages that were not delivered yet. */
    boolean isBehind() {
        return earliest() != null;
    }

    private @Nullable Position earliest() {
        Position earliest = null;
        for (Position position : positions.values()) {
            if (position.hasMore() && (earliest == null || position.address() < earliest.address())) {
                earliest = position;
            }
        }
        return earliest;
    }
}
