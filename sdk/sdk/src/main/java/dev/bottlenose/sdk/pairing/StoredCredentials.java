package dev.bottlenose.sdk.pairing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of the app's private directory at one moment. Immutable. */
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

    /** Not enough to connect. */
    static StoredCredentials incomplete(String deviceId) {
        return new StoredCredentials(null, deviceId, "", "");
    }

    /** Whether everything for a trusted connection is present. */
    boolean isComplete() {
        return credentials != null;
    }

    Optional<Credentials> credentials() {
        return Optional.ofNullable(credentials);
    }

    /** The id that the desktop assigned, or else the app's own. */
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
