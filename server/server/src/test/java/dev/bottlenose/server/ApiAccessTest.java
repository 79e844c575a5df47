package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.ServerCommands;
import java.net.URI;
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
    void ticketIsExchangedForAKeyOnce() throws Exception {
        String ticket = ticket();
        RawHttp page = RawHttp.get(port, "/?ticket=" + ticket, host());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Set-Cookie")).isEmpty();

        BrowserPeer browser = BrowserPeer.admit(port, ticket);
        assertThat(BrowserPeer.admission(port, ticket).status()).isEqualTo(403);
        assertThat(BrowserPeer.admission(port, "guess").status()).isEqualTo(403);
        assertThat(RawHttp.get(port, "/admission", host()).status()).isEqualTo(403);
        assertOpens(browser.query(), browser.origin());
        assertOpens(browser.query(), browser.origin());
    }

    @Test
    void keyOfAPageIsOfUseForItsOriginOnly() throws Exception {
        BrowserPeer browser = BrowserPeer.admit(port, ticket());

        assertRefused(browser.query(), Map.of());
        assertRefused(browser.query(), Map.of("Origin", "http://localhost:1"));
        assertRefused(browser.at("127.0.0.1:" + port).query(), Map.of("Origin", "http://127.0.0.1:" + port));
        assertThat(browser.at("127.0.0.1:" + port).isProvenByServer()).isFalse();
        assertThat(browser.isProvenByServer()).isTrue();
    }

    @Test
    void whatABrowserSendsWithEveryRequestOpensNothing() throws Exception {
        BrowserPeer browser = BrowserPeer.admit(port, ticket());

        assertRefused("/", browser.origin());
        assertRefused("/", Map.of("Origin", "http://localhost:" + port, "Cookie", "bottlenose=" + browser.key()));
        assertThat(RawHttp.get(port, "/?ticket=" + ticket(), host()).text()).doesNotContain("Set-Cookie");
    }

    @Test
    void proofIsMadeForOneChallengeWithTheRightKey() throws Exception {
        BrowserPeer browser = BrowserPeer.admit(port, ticket());
        String query = browser.query();

        assertRefused(query.replaceFirst("challenge=\\d+", "challenge=1"), browser.origin());
        assertRefused(query.replaceFirst("challenge=[^&]*", "challenge="), browser.origin());
        assertRefused(query.replaceFirst("proof=", "proof=x"), browser.origin());
        assertRefused(query.replaceFirst("key=", "key=x"), browser.origin());
        assertRefused(query.replaceFirst("key=[^&]*&", ""), browser.origin());
        assertRefused(query + "&proof=x", browser.origin());
    }

    @Test
    void programProvesTheTokenWithoutSendingIt() throws Exception {
        BrowserPeer program = BrowserPeer.withToken(port, server.token());

        assertThat(program.isProvenByServer()).isTrue();
        assertOpens(program.query(), Map.of());
        assertRefused(program.query(), Map.of("Origin", "http://localhost:1"));
        assertRefused(BrowserPeer.withToken(port, "guess").query(), Map.of());
        assertThat(BrowserPeer.withToken(port, "guess").isProvenByServer()).isFalse();
    }

    @Test
    void challengeNeedsANonce() throws Exception {
        for (String query :
                new String[] {"", "?nonce=", "?nonce=short", "?nonce=0123456789abcdef%0a", "?nonce=" + "a".repeat(65)
                }) {
            assertThat(RawHttp.get(port, "/challenge" + query, host()).status()).isEqualTo(400);
        }
    }

    @Test
    void pageOpenedWithTheTokenIsRedirectedToAnAddressWithoutIt() throws Exception {
        RawHttp answer = RawHttp.get(port, "/?token=" + server.token(), host());

        assertThat(answer.status()).isEqualTo(302);
        String ticket = answer.header("Location").orElseThrow().replace("/?ticket=", "");
        assertOpens(BrowserPeer.admit(port, ticket).query(), Map.of("Origin", "http://localhost:" + port));
    }

    @Test
    void everyAnswerIsForPagesOfThisOriginOnly() throws Exception {
        for (String path : new String[] {
            "/", "/assets/page-1.js", "/info", "/health", "/ready", "/plugins/", "/absent", "/admission", "/challenge"
        }) {
            assertThat(RawHttp.get(port, path, host()).header("Cross-Origin-Resource-Policy"))
                    .as(path)
                    .contains("same-origin");
        }
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

        String ticket = URI.create(server.server().pageAddress()).getRawQuery();
        for (String path : new String[] {"/", "/health", "/info", "/?" + ticket}) {
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

    private String ticket() {
        return server.server().pageAddress().replaceFirst(".*ticket=", "");
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
