package dev.bottlenose.server.clients;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.server.clients.DeliveredKeys.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns each client id: the key that first used it, and later keys that were delivered into the directory that this key
 * named. An id that was used without a certificate passes to the first app with one, never the other way. Guarded by {@link
 * ClientRegistry}.
 */
final class ClientOwners {
    private static final int MAX_OWNERS = 1000;

    /** @param place the directory that the app named on its authenticated connection, if it named one */
    private record Owner(ClientKey key, Optional<Place> place) {}

    private final DeliveredKeys delivered;
    private final Map<ClientId, Owner> owners = new LinkedHashMap<>(16, 0.75f, true);

    ClientOwners(DeliveredKeys delivered) {
        this.delivered = delivered;
    }

    /** Whether an app with this key may use the id. */
    boolean admit(ClientId id, ClientKey key) {
        Owner owner = owners.get(id);
        return owner == null
                || owner.key().equals(key)
                || owner.key().isOutrankedBy(key)
                || owner.place().filter(place -> delivered.contains(key, place)).isPresent();
    }

    /** Makes an admitted app the owner of an id; returns whether it takes the id from an app without a certificate. */
    boolean bind(ClientId id, ClientQuery query, ClientKey key) {
        Optional<Place> place =
                query.csrPath().filter(path -> key.isProved()).map(path -> new Place(query.deviceId(), path));
        Owner before = owners.put(id, new Owner(key, place));
        if (owners.size() > MAX_OWNERS) {
            owners.remove(owners.keySet().iterator().next());
        }
        return before != null && before.key().isOutrankedBy(key);
    }

    /** Forgets all owners: new certificates have new keys. */
    void clear() {
        owners.clear();
    }
}
