package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.ServerCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long tickets, keys of pages, proofs and the token are valid. */
final class AccessLifetimesTest {
    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path home;

    @Test
    void ticketExpires() throws Exception {
        try (RunningServer server = start()) {
            String unused = ticket(server);
            String used = ticket(server);
            clock.advance(Duration.ofMinutes(10).minusMillis(1));
            assertThat(BrowserPeer.admission(server.ports().ui(), used).status())
                    .isEqualTo(200);
            clock.advance(Duration.ofMillis(1));

            assertThat(BrowserPeer.admission(server.ports().ui(), unused).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void fewTicketsWait() throws Exception {
        try (RunningServer server = start()) {
            String first = ticket(server);
            String last = first;
            for (int i = 0; i < 100; i++) {
                last = ticket(server);
            }

            assertThat(BrowserPeer.admission(server.ports().ui(), first).status())
                    .isEqualTo(403);
            assertThat(BrowserPeer.admission(server.ports().ui(), last).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void challengeExpires() throws Exception {
        try (RunningServer server = start()) {
            BrowserPeer page = BrowserPeer.admit(server.ports().ui(), ticket(server));
            String query = page.query();
            clock.advance(Duration.ofSeconds(30).minusMillis(1));
            assertOpens(server, query, page.origin());
            clock.advance(Duration.ofMillis(1));

            assertRefused(server, query, page.origin());
        }
    }

    @Test
    void tokenAndKeysOfPagesSurviveARestart() throws Exception {
        String token;
        BrowserPeer page;
        ServerPorts ports;
        String earlier;
        try (RunningServer server = start()) {
            token = server.token();
            ports = server.ports();
            page = BrowserPeer.admit(ports.ui(), ticket(server));
            earlier = page.query();
        }
        try (RunningServer server = start(ports)) {
            assertThat(server.token()).isEqualTo(token);
            assertOpens(server, "/?token=" + token, Map.of());
            assertOpens(server, page.query(), page.origin());
            assertRefused(server, earlier, page.origin());
        }
    }

    @Test
    void keyOfAPageIsNotValidForAServerOnAnotherPort() throws Exception {
        BrowserPeer page;
        try (RunningServer server = start()) {
            page = BrowserPeer.admit(server.ports().ui(), ticket(server));
        }
        try (RunningServer server = start()) {
            // A program that took the old port passes everything on to the new one.
            BrowserPeer passedOn = new BrowserPeer(server.ports().ui(), page.host(), page.id(), page.key());
            assertThat(passedOn.isProvenByServer()).isEqualTo(server.ports().ui() == page.port());
        }
    }

    @Test
    void tokenIsRenewedAfterThreeWeeks() throws Exception {
        String token = tokenOfOneRun();

        Files.setLastModifiedTime(
                file(), FileTime.from(Instant.now().minus(Duration.ofDays(21)).plusSeconds(3600)));
        assertThat(tokenOfOneRun()).isEqualTo(token);

        Files.setLastModifiedTime(file(), FileTime.from(Instant.now().minus(Duration.ofDays(21))));
        assertThat(tokenOfOneRun()).isNotEqualTo(token);
    }

    @Test
    void tokenThatOthersCouldReadOrThatIsNoneIsReplaced() throws Exception {
        String token = tokenOfOneRun();

        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        String second = tokenOfOneRun();
        assertThat(second).isNotEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        for (String other : new String[] {"", "header.payload.signature", "short", "a".repeat(5000)}) {
            Files.writeString(file(), other);
            assertThat(tokenOfOneRun()).matches("[\\w-]{43}");
        }

        Path elsewhere = Files.writeString(home.resolve("elsewhere"), token);
        Files.delete(file());
        Files.createSymbolicLink(file(), elsewhere);
        assertThat(tokenOfOneRun()).isNotEqualTo(token);
        assertThat(Files.readString(elsewhere)).isEqualTo(token);
    }

    @Test
    void frontEndsSurviveARotationAndNeedTheNewTokenToComeBack() throws Exception {
        try (RunningServer server = start()) {
            String token = server.token();
            FrontEndPeer open = server.frontEnd();
            BrowserPeer page = BrowserPeer.admit(server.ports().ui(), ticket(server));

            server.frontEnd().exec(ServerCommands.ROTATE_TOKEN);

            assertThat(server.token()).isNotEqualTo(token);
            assertThat(open.object(ServerCommands.STATE).string("state")).contains("started");
            assertRefused(server, "/?token=" + token, Map.of());
            assertRefused(server, page.query(), page.origin());
            assertOpens(server, "/?token=" + server.token(), Map.of());
        }
    }

    @Test
    void frontEndGetsAnAddressThatAdmitsABrowser() throws Exception {
        try (RunningServer server = start()) {
            String address = server.frontEnd()
                    .exec(ServerCommands.PAGE_ADDRESS)
                    .orElseThrow()
                    .toString()
                    .replace("\"", "");
            String prefix = "http://localhost:" + server.ports().ui() + "/?ticket=";

            assertThat(address).startsWith(prefix);
            BrowserPeer page = BrowserPeer.admit(server.ports().ui(), address.substring(prefix.length()));
            assertOpens(server, page.query(), page.origin());
        }
    }

    private RunningServer start() throws Exception {
        return start(ServerPorts.ANY);
    }

    private RunningServer start(ServerPorts ports) throws Exception {
        return RunningServer.start(
                RunningServer.options(home).clock(clock).ports(ports).build());
    }

    /** Of a server with the real clock, by which files have their times. */
    private String tokenOfOneRun() throws Exception {
        try (RunningServer server = RunningServer.in(home)) {
            return server.token();
        }
    }

    private Path file() {
        return home.resolve("certs/auth.token");
    }

    private static String ticket(RunningServer server) {
        return server.server().pageAddress().replaceFirst(".*ticket=", "");
    }

    private static void assertOpens(RunningServer server, String target, Map<String, String> headers) throws Exception {
        FrontEndPeer frontEnd = server.hold(
                FrontEndPeer.connect("ws://localhost:" + server.ports().ui() + target, headers));
        assertThat(frontEnd.object(ServerCommands.STATE).string("state")).contains("started");
    }

    private static void assertRefused(RunningServer server, String target, Map<String, String> headers) {
        assertThat(WebSocketPeer.refusedWith("ws://localhost:" + server.ports().ui() + target, headers))
                .isEqualTo(401);
    }
}
