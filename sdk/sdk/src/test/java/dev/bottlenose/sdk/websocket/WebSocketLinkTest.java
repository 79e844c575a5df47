package dev.bottlenose.sdk.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.session.Event;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkListener;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One link against a socket that the test plays by hand. */
final class WebSocketLinkTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final ManualTimers timers = new ManualTimers();
    private final RecordingListener recorder = new RecordingListener();
    private ServerSocket listener;
    private Link link;
    private Socket peer;
    private DataInputStream in;
    private String head = "";

    @BeforeEach
    void dial() throws Exception {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        WebSocketTransport transport =
                new WebSocketTransport(Thread::new, timers, new Random(1), new LinkTimeouts(LONG, LONG, LONG), 1000);
        link = transport.connect(
                ConnectRequest.plain("localhost", listener.getLocalPort(), "a=b")
                        .withOrigin("localhost:")
                        .withMaxMessage(100),
                recorder);
        peer = listener.accept();
        in = new DataInputStream(peer.getInputStream());
        head = readHead();
    }

    @AfterEach
    void close() throws Exception {
        link.close();
        peer.close();
        listener.close();
        timers.shutdownNow();
    }

    @Test
    void requestIsWhatServersExpect() {
        assertThat(head)
                .startsWith("GET /?a=b HTTP/1.1\r\nHost: localhost:" + listener.getLocalPort() + "\r\n")
                .contains(
                        "\r\nUpgrade: websocket\r\n",
                        "\r\nConnection: Upgrade\r\n",
                        "\r\nSec-WebSocket-Version: 13\r\n")
                .contains("\r\nOrigin: localhost:\r\n");
    }

    @Test
    void timeOfThePeerIsPassedOn() throws Exception {
        accept("Date: Sun, 01 Mar 2026 12:00:00 GMT\r\n");

        assertThat(recorder.opened.get(60, TimeUnit.SECONDS)).contains(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void answerToAnotherKeyIsRefused() throws Exception {
        write("HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: bm90IHRoaXM=\r\n\r\n");

        assertThat(recorder.ending().stage()).isEqualTo(LinkEnd.Stage.REFUSED);
        assertThat(recorder.opened).isNotDone();
    }

    @Test
    void peerThatDoesNotAnswerIsDisconnected() throws Exception {
        timers.timeIsUp();

        LinkEnd ending = recorder.ending();

        assertThat(ending.stage()).isEqualTo(LinkEnd.Stage.UPGRADING);
        assertThat(ending.cause()).isEqualTo(LinkEnd.Cause.TIMEOUT);
    }

    @Test
    void idlePeerIsPingedAndThenDisconnected() throws Exception {
        accept("");
        recorder.opened.get(60, TimeUnit.SECONDS);

        timers.timeIsUp();
        assertThat(in.readUnsignedByte()).isEqualTo(0x89);
        timers.timeIsUp();
        LinkEnd ending = recorder.ending();
        assertThat(ending.stage()).isEqualTo(LinkEnd.Stage.OPEN);
        assertThat(ending.cause()).isEqualTo(LinkEnd.Cause.TIMEOUT);
    }

    @Test
    void messagesThatTheRequestDoesNotAllowAreSkipped() throws Exception {
        accept("");
        peer.getOutputStream()
                .write(new ServerFrames()
                        .text("x".repeat(101))
                        .text("y".repeat(100))
                        .bytes());

        assertThat(recorder.received.poll(60, TimeUnit.SECONDS)).isEqualTo("y".repeat(100));
    }

    @Test
    void pingsAreAnswered() throws Exception {
        accept("");
        peer.getOutputStream().write(new ServerFrames().frame(0x89, (byte) 7).bytes());

        assertThat(in.readUnsignedByte()).isEqualTo(0x8a);
        assertThat(frame()).containsExactly(7);
    }

    @Test
    void closeIsAnsweredWithItsCodeAndTheServerDisconnectsFirst() throws Exception {
        accept("");
        peer.getOutputStream().write(new ServerFrames().close(1011).bytes());

        assertThat(in.readUnsignedByte()).isEqualTo(0x88);
        assertThat(frame()).containsExactly(1011 >> 8, 1011 & 0xff);
        assertThat(recorder.ended).isNotDone();
        peer.close();
        assertThat(recorder.ending().code()).isEqualTo(1011);
    }

    @Test
    void rulesThatAreBrokenCloseTheConnectionWith1002() throws Exception {
        accept("");
        peer.getOutputStream().write(new ServerFrames().frame(0xf1).bytes());

        assertThat(in.readUnsignedByte()).isEqualTo(0x88);
        assertThat(frame()).containsExactly(1002 >> 8, 1002 & 0xff);
        peer.close();
        assertThat(recorder.ending().detail()).contains("reserved bit");
    }

    @Test
    void closingSendsTheQueueAndDisconnects() throws Exception {
        accept("");
        recorder.opened.get(60, TimeUnit.SECONDS);
        link.reply("last words");
        link.close();

        assertThat(in.readUnsignedByte()).isEqualTo(0x81);
        assertThat(new String(frame(), StandardCharsets.UTF_8)).isEqualTo("last words");
        assertThat(in.readUnsignedByte()).isEqualTo(0x88);
        assertThat(frame()).containsExactly(1001 >> 8, 1001 & 0xff);
        timers.timeIsUp();
        assertThat(recorder.ending().cause()).isEqualTo(LinkEnd.Cause.LOCAL);
    }

    @Test
    void unconfirmedEventsAreReportedWhenThePeerDisconnects() throws Exception {
        accept("");
        recorder.opened.get(60, TimeUnit.SECONDS);
        link.event(new Event("plugin", "lost"));
        assertThat(in.readUnsignedByte()).isEqualTo(0x81);
        peer.close();

        recorder.ending();
        assertThat(link.undelivered()).extracting(Event::text).containsExactly("lost");
    }

    private void accept(String header) throws Exception {
        String key = head.substring(head.indexOf("Key: ") + 5).split("\r\n", 2)[0];
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        write("HTTP/1.1 101 Switching Protocols\r\n" + header + "Sec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n");
    }

    private void write(String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String readHead() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.readUnsignedByte());
        }
        return text.toString();
    }

    /** The payload of a short frame whose first byte was read. */
    private byte[] frame() throws IOException {
        byte[] payload = new byte[in.readUnsignedByte() & 127];
        byte[] mask = new byte[4];
        in.readFully(mask);
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    /** Timers that fire when the test lets them. */
    private static final class ManualTimers extends ScheduledThreadPoolExecutor {
        private volatile Runnable latest = () -> {};

        ManualTimers() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
            latest = action;
            return super.schedule(action, delay, unit);
        }

        void timeIsUp() {
            latest.run();
        }
    }

    private static final class RecordingListener implements LinkListener {
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        final CompletableFuture<Optional<Instant>> opened = new CompletableFuture<>();
        final CompletableFuture<LinkEnd> ended = new CompletableFuture<>();

        LinkEnd ending() throws Exception {
            return ended.get(60, TimeUnit.SECONDS);
        }

        @Override
        public void opened(Optional<Instant> peerTime) {
            opened.complete(peerTime);
        }

        @Override
        public void received(String text) {
            received.add(text);
        }

        @Override
        public void ended(LinkEnd ending) {
            if (!ended.complete(ending)) {
                throw new AssertionError("ended twice");
            }
        }
    }
}
