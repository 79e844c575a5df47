package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.ServerCommands;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages cannot pose as apps on the ports of apps that are no pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForeignPagesTest {
    private static final String QUERY = "/?app=page&os=Linux&device=d&device_id=unknown&medium=1";

    private final RunningServer server;
    private final int insecure;

    ForeignPagesTest(@TempDir Path home) throws Exception {
        server = RunningServer.in(home);
        insecure = server.ports().insecure();
    }

    @AfterEach
    void disconnectPeers() throws Exception {
        server.disconnectPeers();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "https://evil.example",
                "http://localhost",
                "http://localhost:1",
                "http://localhost:3000",
                "http://127.0.0.1:3000",
                "null",
                "file://",
                "chrome-extension://abc",
                "",
                "localhost:"
            })
    void pagesOfOtherOriginsAreRefusedAndNotReported(String origin) throws Exception {
        assertThat(WebSocketPeer.refusedWith("ws://localhost:" + insecure + QUERY, Map.of("Origin", origin)))
                .isEqualTo(403);
        assertThat(server.frontEnd().list(ServerCommands.DIAGNOSES))
                .noneMatch(diagnosis -> diagnosis.string("app").orElse("").equals("?"));
    }

    @Test
    void nameThatWasMadeToLeadHereIsRefused() throws Exception {
        for (String host :
                new String[] {"evil.example:" + insecure, "localhost.evil.example:" + insecure, "", "[::1"}) {
            assertThat(RawHttp.upgrade(insecure, QUERY, "Host: " + host, "Origin: http://" + host)
                            .status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void originThatTheIosSdkSendsIsAccepted(String host) throws Exception {
        for (String scheme : new String[] {"http", "https"}) {
            String own = host + ":" + insecure;
            WebSocketPeer app =
                    server.hold(WebSocketPeer.connect("ws://" + own + QUERY, Map.of("Origin", scheme + "://" + own)));
            app.send("{\"method\":\"signCertificate\",\"csr\":\"x\",\"destination\":\"/\"}");
            assertThat(app.next()).isEqualTo("{}");
        }
    }

    @Test
    void pageIsRefusedOnTheSecurePortEvenWithACertificate() throws Exception {
        String address = "wss://localhost:" + server.ports().secure() + QUERY;
        Map<String, String> foreign = Map.of("Origin", "http://localhost:3000");
        Map<String, String> own =
                Map.of("Origin", "https://localhost:" + server.ports().secure());

        assertThat(WebSocketPeer.refusedWith(server.pairedApp().pairedClient(), address, foreign))
                .isEqualTo(403);
        WebSocketPeer app = server.hold(WebSocketPeer.connect(server.pairedApp().pairedClient(), address, own, null));
        assertThat(app.next()).contains("getPlugins");
    }
}
