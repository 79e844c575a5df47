package dev.bottlenose.server.store;

import java.net.URI;
import java.util.Optional;

/** Where a store is: an HTTP or HTTPS address below which things can be put. */
public record StoreAddress(URI base) {
    /** Reads an address; empty if it is not absolute, not http or https, or holds a user, a query or a fragment. */
    public static Optional<StoreAddress> read(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text : text + "/");
            boolean plain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return plain && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    ? Optional.of(new StoreAddress(uri))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    URI of(String deviceId) {
        return base.resolve(deviceId);
    }

    /** Without its path, for people. */
    @Override
    public String toString() {
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
