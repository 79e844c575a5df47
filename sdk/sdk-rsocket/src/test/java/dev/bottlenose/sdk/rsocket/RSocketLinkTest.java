package dev.bottlenose.sdk.rsocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.session.Event;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkListener;
import io.rsocket.ConnectionSetupPayload;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.core.RSocketServer;
import io.rsocket.transport.netty.server.CloseableChannel;
import io.rsocket.transport.netty.server.TcpServerTransport;
import io.rsocket.util.DefaultPayload;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Against rsocket-java as the desktop. */
final class RSocketLinkTest {
    private static final int TIMEOUT_SECONDS = 60;
    private static final LinkTimeouts TIMEOUTS =
            new LinkTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(10));

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<String> desktopReceived = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> setup = new CompletableFuture<>();
    private final CompletableFuture<RSocket> app = new CompletableFuture<>();
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<LinkEnd> ended = new CompletableFuture<>();
    private final CloseableChannel desktop = Objects.requireNonNull(RSocketServer.create(this::accept)
            .bind(TcpServerTransport.create("localhost", 0))
            .block());

    @AfterEach
    void close() {
        desktop.dispose();
        timers.shutdownNow();
    }

    @Test
    void desktopReceivesTheSetupAndTheMessages() throws Exception {
        dial("os=Linux&app=a&sdk_version=4&medium=1");

        assertThat(setup.get(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .isEqualTo("{\"os\":\"Linux\",\"app\":\"a\",\"sdk_version\":4,\"medium\":1}");
        assertThat(opened.get(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void certificateIsRequestedAndItsReplyIsReceived() throws Exception {
        Link link = dial("os=Linux");
        opened.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);

        link.reply("{\"method\":\"signCertificate\"}");

        assertThat(received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .isEqualTo("{\"answerTo\":{\"method\":\"signCertificate\"}}");
        link.close();
        assertThat(ended.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).cause()).isEqualTo(LinkEnd.Cause.LOCAL);
        assertThat(desktopReceived).isEmpty();
    }

    @Test
    void desktopThatCannotCertifyIsOneThatRefuses() throws Exception {
        Link link = dial("os=Linux");
        opened.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);

        link.reply("fail");

        assertThat(received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isEqualTo("{}");
    }

    @Test
    void messagesAndCallsOfTheDesktopAreReceived() throws Exception {
        dial("os=Linux");
        RSocket peer = app.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);

        peer.fireAndForget(DefaultPayload.create("{\"method\":\"init\"}")).block();
        assertThat(received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isEqualTo("{\"method\":\"init\"}");
        peer.requestResponse(DefaultPayload.create("{\"id\":5,\"method\":\"x\"}"))
                .subscribe();
        assertThat(received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isEqualTo("{\"id\":5,\"method\":\"x\"}");
    }

    @Test
    void keepAliveConfirmsWhatWasSentBeforeIt() throws Exception {
        Link link = dial("os=Linux");
        opened.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(link.event(new Event("A", "{\"method\":\"execute\"}"))).isTrue();

        assertThat(link.awaitDelivery(Duration.ofSeconds(TIMEOUT_SECONDS))).isTrue();
        assertThat(link.undelivered()).isEmpty();
    }

    @Test
    void desktopThatRejectsTheSetupIsNeverOpen() throws Exception {
        dial("os=refuse");

        LinkEnd ending = ended.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(ending.stage()).isEqualTo(LinkEnd.Stage.REFUSED);
        assertThat(ending.detail()).contains("not you");
        assertThat(opened).isNotDone();
    }

    @Test
    void desktopThatDisconnectsEndsTheLink() throws Exception {
        dial("os=Linux");
        opened.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);

        app.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).dispose();

        LinkEnd ending = ended.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(ending.stage()).isEqualTo(LinkEnd.Stage.OPEN);
        assertThat(ending.cause()).isEqualTo(LinkEnd.Cause.PEER);
    }

    @Test
    void peerWithAnotherProtocolIsDisconnected() throws Exception {
        try (ServerSocket http = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dial(http.getLocalPort(), "os=Linux");
            try (Socket socket = http.accept()) {
                socket.getOutputStream().write(new byte[] {0, 0, 2, 1, 1});
                LinkEnd ending = ended.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                assertThat(ending.stage()).isEqualTo(LinkEnd.Stage.UPGRADING);
                assertThat(ending.detail()).contains("breaks the RSocket protocol");
            }
        }
    }

    private Link dial(String query) {
        return dial(desktop.address().getPort(), query);
    }

    private Link dial(int port, String query) {
        return new RSocketTransport(Thread::new, timers, TIMEOUTS, 1 << 20)
                .connect(ConnectRequest.plain("localhost", port, query), new LinkListener() {
                    @Override
                    public void opened(Optional<Instant> peerTime) {
                        opened.complete(true);
                    }

                    @Override
                    public void received(String text) {
                        received.add(text);
                    }

                    @Override
                    public void ended(LinkEnd ending) {
                        ended.complete(ending);
                    }
                });
    }

    private Mono<RSocket> accept(ConnectionSetupPayload introduction, RSocket connected) {
        if (introduction.getDataUtf8().contains("refuse")) {
            return Mono.error(new IllegalArgumentException("not you"));
        }
        setup.complete(introduction.getDataUtf8());
        app.complete(connected);
        return Mono.just(new RSocket() {
            @Override
            public Mono<Void> fireAndForget(Payload payload) {
                desktopReceived.add(payload.getDataUtf8());
                return Mono.empty();
            }

            @Override
            public Mono<Payload> requestResponse(Payload payload) {
                String text = payload.getDataUtf8();
                return text.equals("fail")
                        ? Mono.error(new IllegalStateException("no"))
                        : Mono.just(DefaultPayload.create("{\"answerTo\":" + text + "}"));
            }
        });
    }
}
