package dev.bottlenose.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.state.FlipperState;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever listens on the desktop's port, the app gets no exception, does not wait, and logs few lines. */
final class HostilePeersTest {
    private static final int ATTEMPTS = 5;
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    Path privateDirectory;

    private final Logger logger = Logger.getLogger("dev.bottlenose.sdk");
    private final RememberingLines lines = new RememberingLines();
    /** What the client's state was at every change; it begins anew when it gets long. */
    private final List<String> states = new CopyOnWriteArrayList<>();

    private final List<Socket> held = new CopyOnWriteArrayList<>();
    private final Semaphore attempts = new Semaphore(0);
    private ServerSocket peer;

    @BeforeEach
    void listen() throws Exception {
        peer = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        logger.addHandler(lines);
    }

    @AfterEach
    void close() throws Exception {
        logger.removeHandler(lines);
        peer.close();
        for (Socket socket : held) {
            socket.close();
        }
    }

    @Test
    void nobodyListens() throws Exception {
        // Bound, so that nobody else gets the port, but not listening.
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            FlipperClient client = client(nobody.getLocalPort(), LONG);
            Semaphore failures = new Semaphore(0);
            client.subscribeForUpdates(() -> {
                if (client.getStateSummary().get("Establish certificate exchange connection")
                        == FlipperState.Outcome.FAILED) {
                    failures.release();
                }
            });
            client.start();
            assertThat(failures.tryAcquire(ATTEMPTS, 60, TimeUnit.SECONDS)).isTrue();

            assertUnharmed(client);
        }
    }

    @Test
    void startAndStopWaitForNobody() throws Exception {
        FlipperClient client = client(peer.getLocalPort(), LONG);
        client.start();
        try (Socket silent = peer.accept()) {
            assertThat(silent.getInputStream().read()).isEqualTo('G');

            assertUnharmed(client);
            // Ends because the app disconnects.
            assertThat(silent.getInputStream().readAllBytes()).asString().startsWith("ET /?");
        }
    }

    @Test
    void peerDisconnectsAtOnce() throws Exception {
        assertUnharmedBy(LONG, Socket::close);
    }

    @Test
    void peerSendsNothing() throws Exception {
        assertUnharmedBy(SHORT, socket -> {});
    }

    @Test
    void peerSendsGarbage() throws Exception {
        Random random = new Random(7);
        assertUnharmedBy(LONG, socket -> {
            byte[] garbage = new byte[100_000];
            random.nextBytes(garbage);
            socket.getOutputStream().write(garbage);
        });
    }

    @Test
    void peerSendsAnEndlessHttpHead() throws Exception {
        assertUnharmedBy(LONG, socket -> {
            byte[] line = "HTTP/1.1 101 Switching Protocols\r\n".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 10_000; i++) {
                socket.getOutputStream().write(line);
            }
        });
    }

    @Test
    void peerIsAnOrdinaryWebServer() throws Exception {
        assertUnharmedBy(
                LONG,
                socket -> socket.getOutputStream()
                        .write("HTTP/1.1 404 Not \u0007Found\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII)));

        assertThat(states).anyMatch(state -> state.contains("the desktop answered: HTTP/1.1 404 Not ?Found"));
    }

    @Test
    void peerSendsItsAnswerByteByByte() throws Exception {
        assertUnharmedBy(SHORT, socket -> {
            byte[] answer = "HTTP/1.1 101 ".getBytes(StandardCharsets.US_ASCII);
            InputStream in = socket.getInputStream();
            for (byte one : answer) {
                socket.getOutputStream().write(one);
                in.read();
            }
        });
    }

    /** Has every connection treated like that, some times over. */
    private void assertUnharmedBy(Duration timeout, Treatment treatment) throws Exception {
        Thread peerThread = new Thread(() -> {
            while (!peer.isClosed()) {
                try {
                    Socket socket = peer.accept();
                    held.add(socket);
                    attempts.release();
                    treatment.apply(socket);
                } catch (IOException e) {
                    // The app has disconnected, or the test is over.
                }
            }
        });
        peerThread.setDaemon(true);
        peerThread.start();
        FlipperClient client = client(peer.getLocalPort(), timeout);
        client.start();
        assertThat(attempts.tryAcquire(ATTEMPTS, 60, TimeUnit.SECONDS)).isTrue();
        assertUnharmed(client);
    }

    private void assertUnharmed(FlipperClient client) {
        assertThat(client.isConnected()).isFalse();
        client.stop();
        assertThat(lines.messages).hasSizeLessThanOrEqualTo(1);
    }

    private FlipperClient client(int port, Duration timeout) {
        FlipperClient client = FlipperClient.builder("App")
                .device("here")
                .ports(port, port)
                .privateDirectory(privateDirectory)
                .reconnectDelay(Duration.ofMillis(20))
                .timeouts(new LinkTimeouts(timeout, timeout, timeout))
                .build();
        client.subscribeForUpdates(() -> states.add(client.getState()));
        return client;
    }

    /** What a peer does with a connection. */
    private interface Treatment {
        void apply(Socket socket) throws IOException;
    }

    private static final class RememberingLines extends Handler {
        final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            messages.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
