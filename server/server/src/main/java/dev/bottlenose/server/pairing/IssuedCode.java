package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.PairingCodeDescription;
import dev.bottlenose.pairing.PairingKeys;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The server's record of an issued pairing code, without the code itself. Guarded by {@link PairingCodes}. */
final class IssuedCode {
    private final int id;
    private final PairingKeys keys;
    private final Instant expires;
    private final int maxApps;
    private final Set<String> users = new HashSet<>();
    private boolean revoked;

    IssuedCode(int id, PairingKeys keys, Instant expires, int maxApps) {
        this.id = id;
        this.keys = keys;
        this.expires = expires;
        this.maxApps = maxApps;
    }

    int id() {
        return id;
    }

    PairingKeys keys() {
        return keys;
    }

    Instant expires() {
        return expires;
    }

    void revoke() {
        revoked = true;
    }

    boolean isRevoked() {
        return revoked;
    }

    boolean isValid(Instant now) {
        return !revoked && now.isBefore(expires);
    }

    /** Admits the first public keys, and each of them again; false if other keys have used the code up. */
    boolean admit(String publicKey) {
        return users.contains(publicKey) || (users.size() < maxApps && users.add(publicKey));
    }

    PairingCodeDescription describe() {
        return new PairingCodeDescription(id, expires, maxApps, users.size());
    }
}
