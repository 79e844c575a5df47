package dev.bottlenose.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What peers can take of the server's memory, and which of them lose it. */
final class LinkMemoryTest {
    private static final int MIB = 1 << 20;
    private static final Duration NEVER = Duration.ofHours(1);

    private final Network network = new Network(new NetworkLimits(2L * MIB, 16L * MIB));
    private final BlockingQueue<RecordingReceiver> receivers = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> peers = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable peer : peers) {
            peer.close();
        }
        network.close();
    }

    @Test
    void honestMessagePassesAlthoughOthersHaveAnnouncedMoreThanThereIs() throws Exception {
        int port = listen(options -> options.largestMessage(10 * MIB));
        for (int i = 0; i < 150; i++) {
            RawPeer hostile = peer(port);
            hostile.begin(10 * MIB, 1);
            receiver();
        }
        RawPeer honest = peer(port);
        honest.sendText("x".repeat(9 * MIB));

        assertThat(receiver().next()).hasSize(9 * MIB);
    }

    @Test
    void unfinishedMessagesThatStandStillAreGivenUpForOneThatArrives() throws Exception {
        int port = listen(options -> options.largestMessage(10 * MIB));
        List<RecordingReceiver> hostile = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RawPeer peer = peer(port);
            peer.begin(MIB, 200_000);
            hostile.add(receiver());
        }
        RawPeer honest = peer(port);
        honest.sendText("x".repeat(MIB));

        assertThat(receiver().next()).hasSize(MIB);
        // Each of them holds at least what it has sent, and two are too many beside the honest one.
        assertThat(hostile)
                .anySatisfy(receiver -> assertThat(receiver.awaitEnd()).isEqualTo(LinkEnd.INCOMING_SPENT));
        assertThat(network.memory().incoming().used()).isLessThanOrEqualTo(2L * MIB);
    }

    @Test
    void onePongAtMostIsOwedToAPeerThatDoesNotRead() throws Exception {
        int port = listen(options -> options.unreadTimeout(NEVER));
        RawPeer deaf = peer(port);
        RecordingReceiver receiver = receiver();
        // More than the buffers of the sockets take.
        for (int i = 0; i < 12; i++) {
            receiver.awaitLink().send(JsonText.of("x".repeat(MIB)));
        }

        deaf.sendPings(100_000);
        deaf.sendText("that was all");
        assertThat(receiver.next()).isEqualTo("that was all");
        for (int i = 0; i < 12; i++) {
            assertThat(deaf.read()).hasSize(MIB);
        }

        assertThat(ByteBuffer.wrap(deaf.read()).getInt()).isEqualTo(0);
        assertThat(ByteBuffer.wrap(deaf.read()).getInt()).isEqualTo(99_999);
        receiver.awaitLink().send(JsonText.of("end"));
        assertThat(new String(deaf.read(), US_ASCII)).isEqualTo("end");
    }

    @Test
    void manyLargeMessagesForAPeerThatReadsAllArrive() throws Exception {
        var connection = WebSocketPeer.connect(listen(options -> options.mostUnread(MIB)));
        Link link = receiver().awaitLink();
        List<String> received = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            JsonText message = JsonText.of(i + "x".repeat(2 * MIB));
            // If the memory of all connections is spent, whoever reads makes room.
            while (!link.offer(message)) {
                received.add(connection.peer().next());
                assertThat(received).doesNotContain("nothing came");
            }
        }
        while (received.size() < 40) {
            received.add(connection.peer().next());
        }

        for (int i = 0; i < 40; i++) {
            assertThat(received.get(i)).startsWith(i + "x").hasSizeGreaterThan(2 * MIB);
        }
    }

    @Test
    void messageLargerThanEveryLimitPassesWhenNothingElseWaits() throws Exception {
        var connection = WebSocketPeer.connect(listen(options -> options.mostUnread(MIB)));
        Link link = receiver().awaitLink();

        assertThat(link.offer(JsonText.of("x".repeat(30 * MIB)))).isTrue();

        assertThat(connection.peer().next()).hasSize(30 * MIB);
    }

    @Test
    void peersThatDoNotReadLoseTheirMemoryToOthers() throws Exception {
        int port = listen(options -> options.unreadTimeout(NEVER));
        List<RecordingReceiver> deaf = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            peer(port);
            RecordingReceiver receiver = receiver();
            receiver.awaitLink().send(JsonText.of("x".repeat(14 * MIB)));
            deaf.add(receiver);
        }

        assertThat(deaf.get(2).awaitEnd()).isEqualTo(LinkEnd.OUTGOING_SPENT);
        assertThat(CompletableFuture.anyOf(deaf.get(0).end, deaf.get(1).end)
                        .get(RecordingReceiver.TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(LinkEnd.OUTGOING_SPENT);
        assertThat(network.memory().outgoing().used()).isLessThanOrEqualTo(16L * MIB);
    }

    @Test
    void readerThatFoundTheMemorySpentGoesOnOnceThereIsRoom() throws Exception {
        int port = listen(options -> options.unreadTimeout(NEVER));
        peer(port);
        RecordingReceiver deaf = receiver();
        deaf.awaitLink().send(JsonText.of("x".repeat(30 * MIB)));
        WebSocketPeer.connect(port);
        RecordingReceiver reader = receiver();

        assertThat(reader.awaitLink().isWritable()).isFalse();

        assertThat(reader.writable.poll(RecordingReceiver.TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .isNotNull();
        assertThat(reader.awaitLink().isWritable()).isTrue();
        assertThat(deaf.awaitEnd()).isEqualTo(LinkEnd.OUTGOING_SPENT);
    }

    private RawPeer peer(int port) throws IOException {
        RawPeer peer = new RawPeer(port);
        peers.add(peer);
        return peer;
    }

    private RecordingReceiver receiver() throws InterruptedException {
        RecordingReceiver receiver = receivers.poll(RecordingReceiver.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(receiver).isNotNull();
        return receiver;
    }

    private int listen(UnaryOperator<ListenerOptions.Builder> with) throws IOException {
        ListenerOptions.Builder options = ListenerOptions.at("test", ListenAddress.loopback(), 0, request -> {
            RecordingReceiver receiver = new RecordingReceiver();
            receivers.add(receiver);
            return new LinkAcceptor.Admission.Accepted(receiver::open);
        });
        return network.listen(with.apply(options).build()).port();
    }
}
