package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a front end has read in each plugin's history of one app. Guarded by the {@link AppHistory}. */
final class HistoryReader {
    private static final class Place {
        final PluginHistory plugin;
        long next;
        boolean open;

        Place(PluginHistory plugin) {
            this.plugin = plugin;
        }

        boolean hasMore() {
            return open && next < plugin.end();
        }

        /** Where the next message stands among those of all plugins; a dropped one before every other. */
        long address() {
            return next < plugin.first() ? -1 : plugin.address(next);
        }
    }

    private final ClientId app;
    private final FrontEndSink outlet;
    private final Map<String, Place> places = new HashMap<>();

    HistoryReader(ClientId app, FrontEndSink outlet) {
        this.app = app;
        this.outlet = outlet;
    }

    void open(PluginHistory plugin) {
        places.computeIfAbsent(plugin.name(), name -> new Place(plugin)).open = true;
    }

    void release(String plugin) {
        Place place = places.get(plugin);
        if (place != null) {
            place.open = false;
        }
    }

    void releaseAll() {
        places.values().forEach(place -> place.open = false);
    }

    /** Hands over what the open plugins said, in the order in which the app said it, as long as the front end keeps up. */
    void read() {
        Place place = earliest();
        while (place != null && outlet.isWritable()) {
            if (place.next < place.plugin.first()) {
                outlet.missed(app, place.plugin.name(), place.plugin.first() - place.next);
                place.next = place.plugin.first();
            } else {
                outlet.deliver(app, place.plugin.get(place.next++));
            }
            place = earliest();
        }
    }

    /** Whether there is something it has not been handed yet. */
    boolean isBehind() {
        return earliest() != null;
    }

    private @Nullable Place earliest() {
        Place earliest = null;
        for (Place place : places.values()) {
            if (place.hasMore() && (earliest == null || place.address() < earliest.address())) {
                earliest = place;
            }
        }
        return earliest;
    }
}
