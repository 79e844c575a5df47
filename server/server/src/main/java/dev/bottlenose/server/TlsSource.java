package dev.bottlenose.server;

import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.ServerCredentials;
import dev.bottlenose.transport.TlsCredentials;
import org.jspecify.annotations.Nullable;

/** Converts the authority's current credentials for the listeners. Safe from any thread. */
final class TlsSource {
    private final CertificateAuthority authority;
    private @Nullable ServerCredentials from;
    private @Nullable TlsCredentials current;

    TlsSource(CertificateAuthority authority) {
        this.authority = authority;
    }

    /** The same instance until the next rotation. */
    synchronized TlsCredentials current() {
        ServerCredentials credentials = authority.serverCredentials();
        if (current == null || !credentials.equals(from)) {
            current = new TlsCredentials(
                    credentials.key(), credentials.chain(), credentials.chain().get(1));
            from = credentials;
        }
        return current;
    }
}
