package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letting a browser in, and making everybody show a new token. */
final class OpenCommandTest {
    @TempDir
    private Path home;

    @Test
    void openPrintsANewAddressOfTheRunningServer() throws Exception {
        try (TestServer server = new TestServer(home)) {
            String address = CommandRun.on(server, "open", "--print").onlyLine();

            assertThat(address).matches("http://localhost:" + server.ports().ui() + "/\\?ticket=[\\w-]{43}");
            assertThat(CommandRun.on(server, "open", "--print").onlyLine()).isNotEqualTo(address);
            assertThat(CommandRun.on(server, "open", "--json").onlyLine())
                    .startsWith("{\"page\":\"http://localhost:" + server.ports().ui() + "/?ticket=");
        }
    }

    @Test
    void openWithoutAServerSaysSo() {
        assertThat(CommandRun.of("open", "--home", home.toString()).exitCode()).isEqualTo(ExitCodes.NO_SERVER);
    }

    @Test
    void tokenIsReplacedThroughTheServerOrInItsFile() throws Exception {
        String first;
        String second;
        try (TestServer server = new TestServer(home)) {
            first = token();
            CommandRun run = CommandRun.on(server, "tokens", "rotate");
            assertThat(run.exitCode()).isZero();
            second = token();
            assertThat(run.lines()).isEmpty();
            assertThat(run.errors().toString()).doesNotContain(second);
            assertThat(CommandRun.on(server, "apps").exitCode()).isZero();
        }
        assertThat(CommandRun.of("tokens", "rotate", "--home", home.toString()).exitCode())
                .isZero();

        assertThat(second).isNotEqualTo(first);
        assertThat(token()).isNotEqualTo(second);
    }

    @Test
    void tokenOfAHomeWithoutAnyIsNotMade() {
        CommandRun run =
                CommandRun.of("tokens", "rotate", "--home", home.resolve("none").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(run.errors().get(0)).endsWith("(no-token)");
        assertThat(home.resolve("none")).doesNotExist();
    }

    private String token() throws Exception {
        return Files.readString(home.resolve("certs/auth.token"));
    }
}
