package dev.bottlenose.server.pairing;

import dev.bottlenose.protocol.ClientQuery;
import java.net.InetAddress;

/**
 * An app's wish for certificates.
 *
 * @param csr the signing request as the app sent it
 * @param destination the app's directory, with trailing separator
 * @param from where the app is
 */
public record PairingRequest(ClientQuery app, String csr, String destination, InetAddress from) {
    /** Whether it comes from another machine: then nothing in it but a pairing code says that the developer wants it. */
    boolean isFromAfar() {
        return !from.isLoopbackAddress();
    }
}
