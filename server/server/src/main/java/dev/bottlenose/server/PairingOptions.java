package dev.bottlenose.server;

import dev.bottlenose.server.store.CertificateUploader;
import java.util.Optional;

/**
 * How apps that no device bridge reaches receive their certificates.
 *
 * @param store where sealed certificates are uploaded for apps that download them; the server closes it
 * @param secretExchange whether iOS apps whose files cannot be written receive theirs encrypted in the reply, as with the
 *     original
 */
public record PairingOptions(Optional<CertificateUploader> store, boolean secretExchange) {
    /** Sealed in the reply, and only for apps with a pairing code. */
    public static final PairingOptions DEFAULT = new PairingOptions(Optional.empty(), false);
}
