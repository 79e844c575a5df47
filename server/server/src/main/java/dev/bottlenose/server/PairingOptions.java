package dev.bottlenose.server;

import dev.bottlenose.server.store.CertificateUploader;
import java.util.Optional;

/**
 * How apps get their certificates where no bridge can put them.
 *
 * @param store where they are left for apps that fetch them; the server closes it
 * @param secretExchange whether iOS apps to which no file can be written get theirs the original's way, encrypted in the reply
 */
public record PairingOptions(Optional<CertificateUploader> store, boolean secretExchange) {
    /** In the reply, and to bearers of a pairing code only. */
    public static final PairingOptions DEFAULT = new PairingOptions(Optional.empty(), false);
}
