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

/** Access to the front ends' port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiAccessTest {
    private final RunningServer server;
    private final int port;

    ApiAccessTest(@TempDir Path home) throws Exception {
        server = RunningServer.in(home);
        port = server.ports().ui();
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
    void tokenIsAcceptedAsParameterAndAsHeader() throws Exception {
        assertOpens("/?token=" + server.token(), Map.of());
        assertOpens("/", Map.of("x-access-token", server.token()));
        assertOpens("/?server_companion=true&token=" + server.token(), Map.of());
    }

    @Test
    void requestWithoutTokenOrWithAWrongOneIsRefused() throws Exception {
        String wrong = server.token().substring(1) + "A";
        assertRefused("/", Map.of());
        assertRefused("/?token=", Map.of());
        assertRefused("/?token=" + wrong, Map.of());
        assertRefused("/", Map.of("x-access-token", wrong));
        assertRefused("/?token=" + server.token() + "&token=" + server.token(), Map.of());
    }

    @Test
    void pagesOfOtherOriginsAreRefusedEvenWithTheToken() throws Exception {
        for (String origin : new String[] {
            "http://localhost:1", "https://localhost:" + port, "http://evil.example", "null", "file://"
        }) {
            assertRefused("/?token=" + server.token(), Map.of("Origin", origin));
        }
    }

    @Test
    void ticketAdmitsOneBrowserOnce() throws Exception {
        String target = server.server().pageAddress().substring(("http://localhost:" + port).length());
        RawHttp answer = RawHttp.get(port, target, host());
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/");
        String cookie = answer.header("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");

        RawHttp again = RawHttp.get(port, target, host());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Set-Cookie")).isEmpty();

        String value = cookie.substring(0, cookie.indexOf(';'));
        Map<String, String> own = Map.of("Origin", "http://localhost:" + port, "Cookie", "other=1; " + value);
        assertOpens("/", own);
        assertOpens("/", own);
        assertRefused("/", Map.of("Origin", "http://localhost:1", "Cookie", value));
        assertRefused("/", Map.of("Cookie", value));
        assertRefused("/", Map.of("Origin", "http://localhost:" + port));
        assertRefused("/", Map.of("Origin", "http://localhost:" + port, "Cookie", value + "x"));
    }

    @Test
    void pageOpenedWithTheTokenIsRedirectedToAnAddressWithoutIt() throws Exception {
        RawHttp answer = RawHttp.get(port, "/?token=" + server.token(), host());

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/");
        assertThat(answer.header("Set-Cookie")).isPresent();
    }

    @Test
    void noPageHoldsTheToken() throws Exception {
        for (String path : new String[] {"/", "/assets/page-1.js", "/info", "/health"}) {
            assertThat(RawHttp.get(port, path, host()).text()).doesNotContain(server.token());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1"})
    void otherHostNamesThatResolveToThisComputerAreRefused(String name) throws Exception {
        String host = "Host: " + name + ":" + port;

        for (String path :
                new String[] {"/", "/health", "/info", server.server().pageAddress()}) {
            assertThat(RawHttp.get(port, path, host).status()).isEqualTo(403);
        }
        assertThat(RawHttp.upgrade(port, "/?token=" + server.token(), host).status())
                .isEqualTo(401);
        assertThat(RawHttp.upgrade(port, "/?token=" + server.token(), host, "Origin: http://" + name + ":" + port)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void everyNameOfThisComputerIsServed(String name) throws Exception {
        RawHttp health = RawHttp.get(port, "/health", "Host: " + name + ":" + port);

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("flipper-ok");
    }

    @Test
    void requestWithoutHostIsRefused() throws Exception {
        assertThat(RawHttp.get(port, "/health", "Accept: */*").status()).isEqualTo(403);
    }

    @Test
    void fewPagesAreServedAndNoneStopsTheServer() throws Exception {
        assertThat(RawHttp.get(port, "/ready", host()).body()).isEqualTo("{\"isReady\":true}");
        assertThat(RunningServer.parse(RawHttp.get(port, "/info", host()).body())
                        .string("appVersion"))
                .isPresent();
        assertThat(RawHttp.get(port, "/", host()).header("Content-Security-Policy"))
                .isPresent();
        assertThat(RawHttp.get(port, "/shutdown", host()).status()).isEqualTo(403);
        assertThat(RawHttp.get(port, "/shutdown?token=" + server.token(), host())
                        .status())
                .isEqualTo(403);
        for (String path : new String[] {"/graph", "/_", "/../certs/auth.token", "/assets/page-1.js/..", "/open-ui"}) {
            assertThat(RawHttp.get(port, path, host()).status()).isEqualTo(404);
        }
        assertOpens("/?token=" + server.token(), Map.of());
    }

    @Test
    void frontEndsAreAtTheRootOnly() throws Exception {
        assertThat(RawHttp.upgrade(port, "/other?token=" + server.token(), host())
                        .status())
                .isEqualTo(404);
    }

    private String host() {
        return "Host: localhost:" + port;
    }

    private void assertOpens(String target, Map<String, String> headers) throws Exception {
        FrontEndPeer frontEnd = server.hold(FrontEndPeer.connect("ws://localhost:" + port + target, headers));
        assertThat(frontEnd.object(ServerCommands.STATE).string("state")).contains("started");
    }

    private void assertRefused(String target, Map<String, String> headers) {
        assertThat(WebSocketPeer.refusedWith("ws://localhost:" + port + target, headers))
                .as(target + " " + headers)
                .isEqualTo(401);
    }
}
