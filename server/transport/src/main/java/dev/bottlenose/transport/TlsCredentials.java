package dev.bottlenose.transport;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The server's certificate, and the authority of the clients that it accepts.
 *
 * @param chain what the handshake sends, leaf first
 * @param clientAuthority the only authority whose client certificates are accepted
 */
public record TlsCredentials(PrivateKey key, List<X509Certificate> chain, X509Certificate clientAuthority) {
    public TlsCredentials {
        chain = List.copyOf(chain);
    }
}
