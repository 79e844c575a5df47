package dev.bottlenose.server.pairing;

import dev.bottlenose.protocol.ClientQuery;
import java.net.InetAddress;

/**
 * An app's request for certificates.
 *
 * @param csr the signing request as the app sent it
 * @param destination the app's directory, with trailing separator
 * @param address the address that the app connects from
 */
public record PairingRequest(ClientQuery query, String csr, String destination, InetAddress address) {
    /** Whether it comes from another computer: then only a pairing code shows that the developer wants it. */
    boolean isRemote() {
        return !address.isLoopbackAddress();
    }
}
