package dev.bottlenose.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.transport.ConnectionFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainListenerTest {
    private final Network network = new Network();
    private final RecordingReceiver receiver = new RecordingReceiver();
    private final BlockingQueue<ConnectionFailure> failures = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void messagesTravelBothWays() throws Exception {
        var connection = WebSocketPeer.connect(listen());

        connection.socket().sendText("{\"a\":", false).get();
        connection.socket().sendText("\"é\"}", true).get();
        assertThat(receiver.next()).isEqualTo("{\"a\":\"é\"}");

        receiver.awaitLink().send(JsonText.of("{\"b\":2}"));
        assertThat(connection.peer().next()).isEqualTo("{\"b\":2}");
    }

    @Test
    void messagesOfManyThreadsArriveWholeAndInEachThreadsOrder() throws Exception {
        var connection = WebSocketPeer.connect(listen());
        Link link = receiver.awaitLink();

        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            threads.add(new Thread(() -> {
                for (int i = 0; i < 500; i++) {
                    link.send(JsonText.of(thread + ":" + i));
                }
            }));
        }
        threads.forEach(Thread::start);

        int[] next = new int[4];
        for (int i = 0; i < 2000; i++) {
            String[] parts = connection.peer().next().split(":", -1);
            assertThat(Integer.parseInt(parts[1])).isEqualTo(next[Integer.parseInt(parts[0])]++);
        }
    }

    @Test
    void closeOfEitherSideReachesTheOther() throws Exception {
        int port = listen();
        var first = WebSocketPeer.connect(port);
        first.socket().sendClose(1001, "bye").get();
        assertThat(receiver.awaitEnd()).isEqualTo(new LinkEnd(1001, "bye"));
    }

    @Test
    void closeIsSentAfterTheQueue() throws Exception {
        var connection = WebSocketPeer.connect(listen());

        receiver.awaitLink().send(JsonText.of("last message"));
        receiver.awaitLink().close(new LinkEnd(LinkEnd.REFUSED, "no"));

        assertThat(connection.peer().next()).isEqualTo("last message");
        assertThat(connection.peer().awaitCloseCode()).isEqualTo(LinkEnd.REFUSED);
        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.REFUSED);
    }

    @Test
    void everyPeerIsNotifiedThatTheServerCloses() throws Exception {
        for (int round = 0; round < 20; round++) {
            Network closing = new Network();
            int port = closing.listen(ListenerOptions.at(
                                    "test",
                                    ListenAddress.loopback(),
                                    0,
                                    request -> new LinkAcceptor.Admission.Accepted(
                                            link -> new RecordingReceiver().open(link)))
                            .build())
                    .port();
            List<WebSocketPeer> peers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                peers.add(WebSocketPeer.connect(port).peer());
            }

            closing.close();

            for (WebSocketPeer peer : peers) {
                assertThat(peer.awaitCloseCode()).isEqualTo(LinkEnd.RESTART);
            }
        }
    }

    @Test
    void lostConnectionEndsTheLink() throws Exception {
        int port = listen();
        try (Socket socket = upgrade(port)) {
            receiver.awaitLink();
            assertThat(socket.isConnected()).isTrue();
        }

        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.ABNORMAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                "GET / HTTP/9.9.9\r\n\r\n",
            })
    void garbageIsRefusedAndOthersDoNotNotice(String garbage) throws Exception {
        int port = listen();
        var bystander = WebSocketPeer.connect(port);

        assertThat(exchange(port, garbage)).startsWith("HTTP/1.1 400");

        assertThat(failures.poll(RecordingReceiver.TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .extracting(ConnectionFailure::kind)
                .isEqualTo(Kind.NO_HTTP);
        bystander.socket().sendText("still here", true).get();
        assertThat(receiver.next()).isEqualTo("still here");
    }

    @Test
    void oversizedQueryIsRefusedAndTheAnswerArrives() throws Exception {
        // More than any buffer on the way holds: the peer gets to read the answer only once all of this was taken.
        assertThat(exchange(listen(), "GET /?csr=" + "a".repeat(50_000_000) + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
    }

    @Test
    void queryOf60KilobytesIsFine() throws Exception {
        assertThat(exchange(listen(), "GET /?csr=" + "a".repeat(60_000) + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 426");
    }

    @Test
    void bareConnectionIsNoFailure() throws Exception {
        int port = listen();
        new Socket(InetAddress.getLoopbackAddress(), port).close();

        WebSocketPeer.connect(port);
        receiver.awaitLink();

        assertThat(failures).isEmpty();
    }

    @Test
    void peerThatNeverFinishesItsRequestIsClosed() throws Exception {
        int port = listen(options -> options.openingTimeout(Duration.ofMillis(100)));

        assertThat(isDisconnectedAfter(port, "GET / HTTP/1.1\r\nHost:")).isTrue();

        assertThat(failures.poll(RecordingReceiver.TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .extracting(ConnectionFailure::kind)
                .isEqualTo(Kind.TOO_SLOW);
    }

    @Test
    void idleLinkIsClosedWhereAnIdleTimeoutIsSet() throws Exception {
        var connection = WebSocketPeer.connect(listen(options -> options.idleTimeout(Duration.ofMillis(100))));

        assertThat(connection.peer().awaitCloseCode()).isEqualTo(LinkEnd.REFUSED);
    }

    @Test
    void messageOverTheLimitEndsItsLinkOnly() throws Exception {
        int port = listen(options -> options.largestMessage(1000));
        var connection = WebSocketPeer.connect(port);

        connection.socket().sendText("x".repeat(1000), true).get();
        assertThat(receiver.next()).hasSize(1000);
        connection.socket().sendText("x".repeat(1001), true).get();

        assertThat(connection.peer().awaitCloseCode()).isEqualTo(LinkEnd.TOO_BIG);
        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.TOO_BIG);
    }

    @Test
    void messageInManySmallFramesCountsAsOne() throws Exception {
        var connection = WebSocketPeer.connect(listen(options -> options.largestMessage(1000)));

        for (int i = 0; i < 11; i++) {
            connection.socket().sendText("x".repeat(100), false).get();
        }

        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.TOO_BIG);
    }

    @Test
    void peerThatReadsNothingIsDisconnectedAtTheLimit() throws Exception {
        int port = listen(options -> options.mostUnread(20_000_000).unreadTimeout(Duration.ofMillis(100)));
        var connection = WebSocketPeer.connect("127.0.0.1", port, false);
        Link link = receiver.awaitLink();

        for (int i = 0; i < 100 && !receiver.end.isDone(); i++) {
            link.send(JsonText.of("x".repeat(1_000_000)));
        }

        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.TOO_SLOW);
        assertThat(connection.socket().isInputClosed()).isFalse();
    }

    @Test
    void senderIsNotifiedWhenThePeerReadsAgain() throws Exception {
        int port = listen(options -> options.mostUnread(200_000_000));
        var connection = WebSocketPeer.connect("127.0.0.1", port, false);
        Link link = receiver.awaitLink();
        // Far more than the system's socket buffers take, so that it stays unread until the peer reads.
        int sent = 100;
        JsonText message = JsonText.of("x".repeat(1_000_000));
        for (int i = 0; i < sent; i++) {
            link.send(message);
        }
        assertThat(link.isWritable()).isFalse();
        assertThat(receiver.writable).isEmpty();

        connection.socket().request(1);
        for (int i = 0; i < sent; i++) {
            assertThat(connection.peer().next()).hasSize(1_000_000);
        }

        assertThat(receiver.writable.poll(RecordingReceiver.TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .isNotNull();
        assertThat(link.isWritable()).isTrue();
        assertThat(receiver.writable).isEmpty();
    }

    @Test
    void refusedUpgradeGetsTheStatus() throws Exception {
        LinkAcceptor refusing = request -> new LinkAcceptor.Admission.Refused(401, "no token");
        int port = network.listen(ListenerOptions.at("test", ListenAddress.loopback(), 0, refusing)
                        .build())
                .port();

        assertThat(exchange(port, upgradeRequest())).startsWith("HTTP/1.1 401").endsWith("no token\n");
    }

    @Test
    void bothLoopbackFamiliesAreServedOnOnePort() throws Exception {
        int port = listen();

        for (InetAddress address : ListenAddress.loopback().addresses()) {
            String host = address.getAddress().length == 4 ? "127.0.0.1" : "[::1]";
            var connection = WebSocketPeer.connect(host, port, true);
            connection.socket().sendText(host, true).get();
            assertThat(receiver.next()).isEqualTo(host);
        }
    }

    @Test
    void portInUseIsNamed() throws Exception {
        int port = listen();

        assertThatThrownBy(() -> network.listen(
                        ListenerOptions.at("secure", ListenAddress.loopback(), port, request -> accepted())
                                .build()))
                .isInstanceOfSatisfying(ListenException.class, refusal -> {
                    assertThat(refusal.port()).isEqualTo(port);
                    assertThat(refusal.listener()).isEqualTo("secure");
                });
    }

    private int listen() throws IOException {
        return listen(options -> options);
    }

    private int listen(UnaryOperator<ListenerOptions.Builder> with) throws IOException {
        ListenerOptions.Builder options = ListenerOptions.at("test", ListenAddress.loopback(), 0, request -> accepted())
                .failures(failures::add);
        return network.listen(with.apply(options).build()).port();
    }

    private LinkAcceptor.Admission accepted() {
        return new LinkAcceptor.Admission.Accepted(receiver::open);
    }

    private static Socket upgrade(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(upgradeRequest().getBytes(ISO_8859_1));
        return socket;
    }

    private static String upgradeRequest() {
        return "GET /?a=b HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    }

    private static boolean isDisconnectedAfter(int port, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(RecordingReceiver.TIMEOUT_SECONDS * 1000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            // The listener was quicker than this thread.
            return true;
        }
    }

    private static String exchange(int port, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(RecordingReceiver.TIMEOUT_SECONDS * 1000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
