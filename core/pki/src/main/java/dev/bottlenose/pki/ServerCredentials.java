package dev.bottlenose.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the server presents in a TLS handshake. Android apps insist on exactly these two certificates.
 *
 * @param key belongs to the first certificate of the chain
 * @param chain the server's certificate, then the authority's; nothing else
 */
public record ServerCredentials(PrivateKey key, List<X509Certificate> chain) {
    public ServerCredentials {
        chain = List.copyOf(chain);
        if (chain.size() != 2) {
            throw new IllegalArgumentException("chain is not server and authority: " + chain.size());
        }
    }

    /** Names the certificate only: a key's own text may hold its secrets. */
    @Override
    public String toString() {
        return "ServerCredentials[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
