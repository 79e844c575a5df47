package dev.bottlenose.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one TLS context for as long as its credentials are the current ones. TLS is BoringSSL's where there is a build of it
 * for the platform, else the JDK's, which costs twice the processor time.
 */
final class TlsContexts {
    private final Supplier<TlsCredentials> credentials;
    private final SslProvider provider;
    private @Nullable TlsCredentials builtFor;
    private @Nullable SslContext context;

    TlsContexts(Supplier<TlsCredentials> credentials) {
        this(credentials, OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK);
    }

    TlsContexts(Supplier<TlsCredentials> credentials, SslProvider provider) {
        this.credentials = credentials;
        this.provider = provider;
    }

    /** For one connection. */
    synchronized SslHandler newHandler(ByteBufAllocator allocator) {
        return current().newHandler(allocator);
    }

    /** Builds the context now, and goes through a handshake, so that the first peer does not wait for it. */
    void rehearse() {
        try (TlsRehearsal rehearsal = rehearsal()) {
            boolean unused = rehearsal.run();
        } catch (SSLException | RuntimeException e) {
            // The first peer's connection fails for the same reason, which is then reported.
        }
    }

    TlsRehearsal rehearsal() throws SSLException {
        return new TlsRehearsal(newHandler(ByteBufAllocator.DEFAULT).engine(), provider, credentials.get());
    }

    /** Open connections keep what they need of the context before. */
    private SslContext current() {
        TlsCredentials wanted = credentials.get();
        if (context == null || !wanted.equals(builtFor)) {
            ReferenceCountUtil.release(context);
            context = build(wanted);
            builtFor = wanted;
        }
        return context;
    }

    private SslContext build(TlsCredentials credentials) {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                            credentials.key(), credentials.chain().toArray(new X509Certificate[0]))
                    .sslProvider(provider)
                    .clientAuth(ClientAuth.REQUIRE)
                    .protocols("TLSv1.3", "TLSv1.2");
            return (provider == SslProvider.JDK
                            ? builder.trustManager(credentials.clientAuthority())
                            : builder.trustManager(new ClientTrust(credentials.clientAuthority())))
                    .build();
        } catch (SSLException | GeneralSecurityException e) {
            throw new IllegalStateException("TLS credentials are unusable: " + e.getMessage(), e);
        }
    }
}
