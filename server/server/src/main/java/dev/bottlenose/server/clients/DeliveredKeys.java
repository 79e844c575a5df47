package dev.bottlenose.server.clients;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The directories into which the certificates of each key were delivered. Delivery requires that the directory already holds
 * the signing request, so whoever holds such a key can write there. Safe from any thread.
 */
public final class DeliveredKeys {
    private static final int MAX_KEYS = 1000;

    private static final int MAX_PLACES_OF_A_KEY = 4;

    /**
     * A directory of an app.
     *
     * @param deviceId the serial of its device; empty for this computer
     * @param directory its path, with trailing separator, as apps send it
     */
    public record Place(String deviceId, String directory) {}

    private final Map<ClientKey, Set<Place>> places = new LinkedHashMap<>();

    /** The certificates of a key were delivered. */
    public synchronized void add(ClientKey key, Place place) {
        Set<Place> known = places.computeIfAbsent(key, none -> new LinkedHashSet<>());
        if (known.size() < MAX_PLACES_OF_A_KEY) {
            known.add(place);
        }
        if (places.size() > MAX_KEYS) {
            places.remove(places.keySet().iterator().next());
        }
    }

    synchronized boolean contains(ClientKey key, Place place) {
        return places.getOrDefault(key, Set.of()).contains(place);
    }
}
