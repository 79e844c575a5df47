package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.event.ServerEvent;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Peers that exceed a limit are disconnected, others are not, and the developer gets a diagnosis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LimitsTest {
    private static final int LARGEST = 64 << 10;

    private final RunningServer server;

    LimitsTest(@TempDir Path home) throws Exception {
        server = RunningServer.start(RunningServer.options(home)
                .largestAppMessage(LARGEST)
                .timeouts(new ServerTimeouts(RunningServer.NEVER, Duration.ofMillis(500), RunningServer.NEVER))
                .build());
    }

    @AfterEach
    void disconnectPeers() throws Exception {
        server.disconnectPeers();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    @Test
    void messageLargerThanAllowedEndsItsAppsConnectionOnly() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp other = server.app("modest").awaitBackground();
        FakeApp app = server.app("boastful").awaitBackground();
        frontEnd.init(app, "Back");
        app.tick("Back", 1, "x".repeat(LARGEST - 200));
        frontEnd.catchUpWith(app);
        assertThat(frontEnd.ticks(app)).containsExactly("Back 1");

        app.tick("Back", 2, "x".repeat(LARGEST));

        assertThat(app.peer().awaitCloseCode()).isEqualTo(1009);
        assertThat(frontEnd.await(ServerEvent.SetupFailed.TYPE)
                        .string("message")
                        .orElseThrow())
                .contains("boastful")
                .contains("message-too-big");
        assertThat(frontEnd.await(ServerEvent.ClientDisconnected.TYPE).string("id"))
                .contains(app.id());
        assertThat(frontEnd.call(other, "echo").object("success")).isPresent();
    }

    @Test
    void idleAppOnTheInsecurePortIsDisconnected() throws Exception {
        WebSocketPeer idle = server.insecure("?app=idle&os=Linux&device=d&device_id=unknown");

        assertThat(idle.awaitCloseCode()).isEqualTo(1011);
    }

    @Test
    void connectionWithoutHandshakeIsClosedAndDiagnosed(@TempDir Path home) throws Exception {
        try (RunningServer impatient = RunningServer.start(RunningServer.options(home)
                        .timeouts(new ServerTimeouts(Duration.ofMillis(100), RunningServer.NEVER, RunningServer.NEVER))
                        .build());
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), impatient.ports().secure())) {
            socket.setSoTimeout(WebSocketPeer.TIMEOUT_SECONDS * 1000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);

            assertThat(impatient
                            .awaitEvent(ServerEvent.ConnectivityLogged.class)
                            .notes()
                            .get(0)
                            .message())
                    .contains("secure port")
                    .contains("try: ");
        }
    }
}
