package dev.bottlenose.sdk.pairing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the app's private directory held at one moment. */
final class StoredCredentials {
    private final @Nullable Credentials credentials;
    private final String deviceId;
    private final String csr;
    private final String fingerprint;

    /** @param fingerprint differs whenever the certificates differ */
    StoredCredentials(@Nullable Credentials credentials, String deviceId, String csr, String fingerprint) {
        this.credentials = credentials;
        this.deviceId = deviceId;
        this.csr = csr;
        this.fingerprint = fingerprint;
    }

    /** Nothing that could be connected with. */
    static StoredCredentials incomplete(String deviceId) {
        return new StoredCredentials(null, deviceId, "", "");
    }

    /** Whether everything for a trusted connection is there. */
    boolean isComplete() {
        return credentials != null;
    }

    Optional<Credentials> credentials() {
        return Optional.ofNullable(credentials);
    }

    /** The id the desktop gave, or the app's own idea of it. */
    String deviceId() {
        return deviceId;
    }

    /** The signing request in PEM; may be empty. */
    String csr() {
        return csr;
    }

    String fingerprint() {
        return fingerprint;
    }
}
