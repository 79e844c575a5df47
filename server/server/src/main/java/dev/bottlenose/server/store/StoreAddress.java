package dev.bottlenose.server.store;

import java.net.URI;
import java.util.Optional;

/** The address of a store: an HTTP or HTTPS address below which files can be uploaded. */
public record StoreAddress(URI base) {
    /** Parses an address; empty if it is not absolute, not http or https, or has a user, a query or a fragment. */
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

    /** The address without its path, for messages. */
    @Override
    public String toString() {
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
