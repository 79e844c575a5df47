package dev.bottlenose.transport;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Keeps one TLS context for as long as its credentials are the current ones. */
final class TlsContexts {
    private final Supplier<TlsCredentials> credentials;
    private @Nullable TlsCredentials builtFor;
    private @Nullable SslContext context;

    TlsContexts(Supplier<TlsCredentials> credentials) {
        this.credentials = credentials;
    }

    synchronized SslContext current() {
        TlsCredentials wanted = credentials.get();
        if (context == null || !wanted.equals(builtFor)) {
            context = build(wanted);
            builtFor = wanted;
        }
        return context;
    }

    /** Builds the context now, and goes through a handshake, instead of when the first peer waits for it. */
    void rehearse() {
        try {
            boolean unused = new TlsRehearsal(current(), credentials.get()).run();
        } catch (SSLException | RuntimeException e) {
            // Whatever is wrong, the first peer's connection fails of it, and is told of.
        }
    }

    private static SslContext build(TlsCredentials credentials) {
        try {
            return SslContextBuilder.forServer(
                            credentials.key(), credentials.chain().toArray(new X509Certificate[0]))
                    .sslProvider(SslProvider.JDK)
                    .trustManager(credentials.clientAuthority())
                    .clientAuth(ClientAuth.REQUIRE)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("TLS credentials are unusable: " + e.getMessage(), e);
        }
    }
}
