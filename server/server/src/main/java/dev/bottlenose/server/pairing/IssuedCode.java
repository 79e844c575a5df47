package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.PairingCodeDescription;
import dev.bottlenose.pairing.PairingKeys;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** A pairing code that was given out, without the code itself. Guarded by {@link PairingCodes}. */
final class IssuedCode {
    private final int id;
    private final PairingKeys keys;
    private final Instant expires;
    private final int apps;
    private final Set<String> users = new HashSet<>();
    private boolean revoked;

    IssuedCode(int id, PairingKeys keys, Instant expires, int apps) {
        this.id = id;
        this.keys = keys;
        this.expires = expires;
        this.apps = apps;
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

    boolean isLive(Instant now) {
        return !revoked && now.isBefore(expires);
    }

    /** Lets in the first keys that come, and those again; false if others have used it up. */
    boolean admit(String key) {
        return users.contains(key) || (users.size() < apps && users.add(key));
    }

    PairingCodeDescription describe() {
        return new PairingCodeDescription(id, expires, apps, users.size());
    }
}
