package dev.bottlenose.recording.store;

import java.util.Optional;

/** A name and a password for a database; without them, those that its driver finds itself, such as in {@code .pgpass}. */
public record Credentials(Optional<String> user, Optional<String> password) {
    @Override
    public String toString() {
        return "Credentials[" + user.orElse("") + "]";
    }
}
