package dev.bottlenose.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.transport.ConnectionFailure.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RSocket byte by byte. */
final class RSocketListenerTest {
    private static final String MIME_TYPES = hex("\ntext/plain\ntext/plain");
    private static final String SETUP = "00000000" + "0400" + "00010000" + "00002710" + "7fffffff" + MIME_TYPES;
    private static final String FIRE_AND_FORGET = "00000001" + "1400";

    private final Network network = new Network();
    private final RecordingReceiver receiver = new RecordingReceiver();
    private final BlockingQueue<ConnectionFailure> failures = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void messagesTravelBothWays() throws Exception {
        try (Peer peer = new Peer(listen()).send(SETUP + hex("{\"os\":\"x\"}"))) {
            peer.send(FIRE_AND_FORGET + hex("{\"é\":1}"));
            assertThat(receiver.next()).isEqualTo("{\"é\":1}");

            receiver.awaitLink().send(JsonText.of("{\"method\":\"init\"}"));
            assertThat(peer.frame()).isEqualTo("00000002" + "1400" + hex("{\"method\":\"init\"}"));
        }
        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.ABNORMAL);
    }

    @Test
    void framesMayArriveInPartsOrManyAtOnce() throws Exception {
        try (Peer peer = new Peer(listen())) {
            String all =
                    framed(SETUP + hex("{}")) + framed(FIRE_AND_FORGET + hex("1")) + framed(FIRE_AND_FORGET + hex("2"));
            for (String octet : all.substring(0, all.length() - 4).split("(?<=\\G..)")) {
                peer.sendRaw(octet);
            }
            assertThat(receiver.next()).isEqualTo("1");
            peer.sendRaw(all.substring(all.length() - 4) + framed(FIRE_AND_FORGET + hex("3")));
            assertThat(receiver.next()).isEqualTo("2");
            assertThat(receiver.next()).isEqualTo("3");
        }
    }

    @Test
    void keepAliveIsReturnedWithoutRequestingOne() throws Exception {
        try (Peer peer = new Peer(listen()).send(SETUP + hex("{}"))) {
            peer.send("00000000" + "0c80" + "00000000000000ff" + hex("when"));
            assertThat(peer.frame()).isEqualTo("00000000" + "0c00" + "0000000000000000" + hex("when"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // RESUME
        "00000000340000010000, 00000004",
        // LEASE
        "00000000044000010000000027107fffffff01610161, 00000001",
        // RESUME within SETUP
        "00000000048000010000000027107fffffff0001ff01610161, 00000002",
        // another version
        "00000000040000020000000027107fffffff01610161, 00000002",
        // no SETUP first
        "000000011400, 00000001",
        // shorter than any frame
        "00, 00000001",
        // shorter than it announces
        "00000000040000010000, 00000001",
    })
    void unusableSetupIsAnsweredAndItsConnectionClosed(String frame, String code) throws Exception {
        try (Peer peer = new Peer(listen()).send(frame)) {
            assertThat(peer.frame()).startsWith("00000000" + "2c00" + code);
            assertThat(peer.frame()).isEqualTo("end");
        }
        assertThat(failures.poll(60, TimeUnit.SECONDS))
                .extracting(ConnectionFailure::listener)
                .isEqualTo("test");
        assertThat(receiver.link).isNotDone();
    }

    @ParameterizedTest
    @CsvSource({"ffffff", "010001", "160301", "474554"})
    void hugeFirstFrameIsRefusedByItsLengthAndOthersDoNotNotice(String length) throws Exception {
        int port = listen();
        try (Peer bystander = new Peer(port).send(SETUP + hex("{}"));
                Peer peer = new Peer(port).sendRaw(length)) {
            assertThat(peer.frame()).startsWith("00000000" + "2c00" + "00000001");
            assertThat(peer.frame()).isEqualTo("end");
            assertThat(failures.poll(60, TimeUnit.SECONDS))
                    .extracting(ConnectionFailure::kind)
                    .isEqualTo(Kind.NO_RSOCKET);

            bystander.send(FIRE_AND_FORGET + hex("still here"));
            assertThat(receiver.next()).isEqualTo("still here");
        }
    }

    @Test
    void frameLongerThanAnyMessageMayBeEndsItsLink() throws Exception {
        try (Peer peer = new Peer(listen(options -> options.largestMessage(1000))).send(SETUP + hex("{}"))) {
            peer.sendRaw("ffffff");
            assertThat(peer.frame()).startsWith("00000000" + "2c00" + "00000101");
            assertThat(peer.frame()).isEqualTo("end");
        }
        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.TOO_BIG);
    }

    @Test
    void messageOverTheLimitEndsItsLinkAlsoInFragments() throws Exception {
        try (Peer peer = new Peer(listen(options -> options.largestMessage(1000))).send(SETUP + hex("{}"))) {
            peer.send("00000001" + "1480" + hex("x".repeat(600)));
            peer.send("00000001" + "2820" + hex("x".repeat(600)));
            assertThat(peer.frame()).startsWith("00000000" + "2c00" + "00000101");
        }
        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.TOO_BIG);
        assertThat(receiver.messages).isEmpty();
    }

    @Test
    void malformedFrameEndsItsLinkAndNothingAfterItIsRead() throws Exception {
        try (Peer peer = new Peer(listen()).send(SETUP + hex("{}"))) {
            peer.sendRaw("000001" + "00" + framed(FIRE_AND_FORGET + hex("never")));
            assertThat(peer.frame()).startsWith("00000000" + "2c00" + "00000101");
            assertThat(peer.frame()).isEqualTo("end");
        }
        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.REFUSED);
        assertThat(receiver.messages).isEmpty();
    }

    @Test
    void refusalOfTheAcceptorReachesThePeer() throws Exception {
        int port = network.listen(ListenerOptions.rsocketAt(
                                "test",
                                ListenAddress.loopback(),
                                0,
                                request -> new SetupAcceptor.Admission.Refused("no " + request.data()))
                        .build())
                .port();
        try (Peer peer = new Peer(port).send(SETUP + hex("you"))) {
            assertThat(peer.frame())
                    .isEqualTo("00000000" + "2c00" + "00000003" + hex("Application rejected setup, reason: no you"));
            assertThat(peer.frame()).isEqualTo("end");
        }
    }

    @Test
    void closeIsSentAfterTheQueue() throws Exception {
        try (Peer peer = new Peer(listen()).send(SETUP + hex("{}"))) {
            Link link = receiver.awaitLink();
            link.send(JsonText.of("{\"method\":\"last\"}"));
            link.close(new LinkEnd(LinkEnd.RESTART, "down"));
            assertThat(peer.frame()).endsWith(hex("{\"method\":\"last\"}"));
            assertThat(peer.frame()).isEqualTo("00000000" + "2c00" + "00000102" + hex("down"));
            assertThat(peer.frame()).isEqualTo("end");
        }
        assertThat(receiver.awaitEnd()).isEqualTo(new LinkEnd(LinkEnd.RESTART, "down"));
    }

    @Test
    void listenerThatClosesNotifiesItsPeers() throws Exception {
        try (Peer peer = new Peer(listen()).send(SETUP + hex("{}"))) {
            receiver.awaitLink();
            network.close();
            assertThat(peer.frame()).startsWith("00000000" + "2c00" + "00000102");
        }
    }

    @Test
    void peerThatSendsNothingIsDisconnected() throws Exception {
        try (Peer peer = new Peer(listen(options -> options.openingTimeout(Duration.ofMillis(100)))).sendRaw("0000")) {
            assertThat(peer.frame()).isEqualTo("end");
        } catch (SocketException e) {
            // The listener was quicker than this thread, and what was sent came too late.
        }
        assertThat(failures.poll(60, TimeUnit.SECONDS))
                .extracting(ConnectionFailure::kind)
                .isEqualTo(Kind.TOO_SLOW);
    }

    @Test
    void keepAlivesDoNotExtendTheIdleTimeout() throws Exception {
        // Both at once, because the idle time begins with the first.
        try (Peer peer = new Peer(listen(options -> options.idleTimeout(Duration.ofMillis(300))))
                .sendRaw(framed(SETUP + hex("{}")) + framed("00000000" + "0c80" + "0000000000000000"))) {
            assertThat(peer.frame()).startsWith("00000000" + "0c00");
            assertThat(peer.frame()).startsWith("00000000" + "2c00" + "00000101");
        }
        assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.REFUSED);
    }

    @Test
    void oneKeepAliveAtMostIsOwedToAPeerThatDoesNotRead() throws Exception {
        String alive = framed("00000000" + "0c80" + "0000000000000000" + "00".repeat(10_000));
        try (Peer peer = new Peer(listen()).send(SETUP + hex("{}"))) {
            // Far more than the buffers of the sockets take.
            for (int i = 0; i < 2_000; i++) {
                peer.sendRaw(alive);
            }
            peer.send(FIRE_AND_FORGET + hex("that was all"));

            assertThat(receiver.next()).isEqualTo("that was all");
            assertThat(network.memory().outgoing().used()).isZero();
        }
    }

    @Test
    void peerThatDoesNotReadTheAnswersToItsRequestsIsDisconnected() throws Exception {
        String requests = framed("00000001" + "1800").repeat(10_000);
        try (Peer peer = new Peer(listen(options -> options.mostUnread(1 << 16).unreadTimeout(Duration.ofMillis(100))))
                .send(SETUP + hex("{}"))) {
            receiver.awaitLink();
            Thread flood = new Thread(() -> {
                try {
                    while (!receiver.end.isDone()) {
                        peer.sendRaw(requests);
                    }
                } catch (IOException e) {
                    // It was disconnected.
                }
            });
            flood.start();
            assertThat(receiver.awaitEnd().code()).isEqualTo(LinkEnd.TOO_SLOW);
            flood.join();
        }
    }

    @Test
    void bareConnectionIsNoFailure() throws Exception {
        int port = listen();
        new Peer(port).close();

        try (Peer peer = new Peer(port).send(SETUP + hex("{}"))) {
            receiver.awaitLink();
        }

        assertThat(failures).isEmpty();
    }

    private int listen() throws IOException {
        return listen(options -> options);
    }

    private int listen(UnaryOperator<ListenerOptions.Builder> with) throws IOException {
        ListenerOptions.Builder options = ListenerOptions.rsocketAt(
                        "test", ListenAddress.loopback(), 0, request -> accepted())
                .failures(failures::add);
        return network.listen(with.apply(options).build()).port();
    }

    private SetupAcceptor.Admission accepted() {
        return new SetupAcceptor.Admission.Accepted(new Purpose.Conversation(4), receiver::open);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static String framed(String frame) {
        return HexFormat.of().toHexDigits(frame.length() / 2, 6) + frame;
    }

    /** The bytes at the other end, in hexadecimal. */
    private static final class Peer implements AutoCloseable {
        private final Socket socket;

        Peer(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(60_000);
        }

        Peer send(String frame) throws IOException {
            return sendRaw(framed(frame));
        }

        Peer sendRaw(String bytes) throws IOException {
            socket.getOutputStream().write(HexFormat.of().parseHex(bytes));
            return this;
        }

        /** The next frame, without its length, or {@code end}. */
        String frame() throws IOException {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int first = in.read();
            if (first < 0) {
                return "end";
            }
            return HexFormat.of().formatHex(in.readNBytes(first << 16 | in.readUnsignedShort()));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
