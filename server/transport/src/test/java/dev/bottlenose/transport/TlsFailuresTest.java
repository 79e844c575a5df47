package dev.bottlenose.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bottlenose.transport.ConnectionFailure.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The side that caused a failure is inferred from error texts, which differ between libraries. */
final class TlsFailuresTest {
    private static final byte ALERT_RECORD = 21;

    private static Keys server;
    private static Keys app;
    private static Keys stranger;

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        server = Keys.make(directory, "server");
        app = Keys.make(directory, "app");
        // Of the same name, because a JDK presents only what the server asks for.
        stranger = Keys.make(Files.createDirectory(directory.resolve("other")), "app");
    }

    @ParameterizedTest
    @CsvSource({"JDK,TLSv1.2", "JDK,TLSv1.3", "OPENSSL_REFCNT,TLSv1.2", "OPENSSL_REFCNT,TLSv1.3"})
    void failuresOfClientsAreDistinguished(SslProvider provider, String version) throws Exception {
        assertThat(meet(provider, version, app, server)).isNull();
        assertThat(meet(provider, version, null, server)).isEqualTo(Kind.CLIENT_CERTIFICATE_MISSING);
        assertThat(meet(provider, version, stranger, server)).isEqualTo(Kind.CLIENT_CERTIFICATE_REFUSED);
        assertThat(meet(provider, version, app, stranger)).isEqualTo(Kind.SERVER_CERTIFICATE_REFUSED);
    }

    /** Apps pair again only if there is none; see {@link SilentRefusal}. */
    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void foreignCertificateIsRefusedWithoutAnAlert(SslProvider provider) throws Exception {
        List<Byte> kinds = new ArrayList<>();
        handshake(provider, "TLSv1.2", stranger, server, sent -> {
            if (sent.isReadable()) {
                kinds.add(sent.getByte(sent.readerIndex()));
            }
        });

        assertThat(kinds).isNotEmpty().doesNotContain(ALERT_RECORD);
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void peerWithoutTlsIsDistinguished(SslProvider provider) {
        Recorder recorder = new Recorder();
        EmbeddedChannel here = serverChannel(provider, recorder);

        here.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII));

        assertThat(recorder.kind()).isEqualTo(Kind.NO_TLS);
        here.finishAndReleaseAll();
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void peerThatConnectsAndDisconnectsIsNoFailure(SslProvider provider) {
        Recorder recorder = new Recorder();

        serverChannel(provider, recorder).finishAndReleaseAll();

        assertThat(recorder.kind()).isNull();
    }

    /** The server's failure for a client that presents and trusts these; null if there is none. */
    private static @Nullable Kind meet(SslProvider provider, String version, @Nullable Keys shown, Keys trusted)
            throws Exception {
        return handshake(provider, version, shown, trusted, record -> {});
    }

    /** @param fromServer sees what the server sends, a record or several at a time */
    private static @Nullable Kind handshake(
            SslProvider provider, String version, @Nullable Keys shown, Keys trusted, Consumer<ByteBuf> fromServer)
            throws Exception {
        SslContextBuilder client = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols(version)
                .trustManager(trusted.certificate())
                .endpointIdentificationAlgorithm(null);
        if (shown != null) {
            client.keyManager(shown.key(), new X509Certificate[] {shown.certificate()});
        }
        Recorder recorder = new Recorder();
        EmbeddedChannel here = serverChannel(provider, recorder);
        EmbeddedChannel there = new EmbeddedChannel(client.build().newHandler(ByteBufAllocator.DEFAULT), silent());
        while (pass(there, here, record -> {}) || pass(here, there, fromServer)) {
            here.runPendingTasks();
            there.runPendingTasks();
        }
        there.finishAndReleaseAll();
        here.finishAndReleaseAll();
        return recorder.kind();
    }

    private static EmbeddedChannel serverChannel(SslProvider provider, Recorder recorder) {
        assumeTrue(provider == SslProvider.JDK || OpenSsl.isAvailable(), "no native TLS on this platform");
        TlsCredentials credentials = server.trusting(app);
        return new EmbeddedChannel(
                new SilentRefusal(),
                recorder.observer,
                new TlsContexts(() -> credentials, provider).newHandler(ByteBufAllocator.DEFAULT),
                recorder,
                silent());
    }

    private static boolean pass(EmbeddedChannel from, EmbeddedChannel to, Consumer<ByteBuf> observer) {
        boolean some = false;
        for (ByteBuf part = from.readOutbound(); part != null; part = from.readOutbound()) {
            observer.accept(part);
            if (to.isOpen()) {
                to.writeInbound(part);
            } else {
                ReferenceCountUtil.release(part);
            }
            some = true;
        }
        return some;
    }

    private static ChannelHandler silent() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                // The handshake's own event reports it.
            }
        };
    }

    private static final class Recorder extends ChannelInboundHandlerAdapter {
        private final HandshakeObserver observer = new HandshakeObserver();
        private @Nullable SslHandshakeCompletionEvent event;

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object happened) {
            if (happened instanceof SslHandshakeCompletionEvent completion && event == null) {
                event = completion;
            }
        }

        @Nullable
        Kind kind() {
            SslHandshakeCompletionEvent completion = Objects.requireNonNull(event);
            return completion.isSuccess()
                    ? null
                    : TlsFailures.kindOf(completion.cause(), observer).orElse(null);
        }
    }
}
