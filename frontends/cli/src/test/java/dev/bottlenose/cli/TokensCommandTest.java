package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokensCommandTest {
    @TempDir
    private Path home;

    @Test
    void theTokenOfARunningServerIsReplacedAndLetsCommandsIn() throws Exception {
        try (TestServer server = new TestServer(home)) {
            String before = token();

            CommandRun run = CommandRun.on(server, "tokens", "rotate");

            assertThat(run.exitCode()).isZero();
            assertThat(run.lines()).isEmpty();
            assertThat(run.errors()).singleElement().asString().endsWith(" is new.");
            assertThat(token()).isNotEqualTo(before);
            assertThat(run.toString()).doesNotContain(before, token());
            assertThat(CommandRun.on(server, "apps").exitCode()).isZero();
        }
    }

    @Test
    void theTokenIsReplacedWithoutAServerToo() throws Exception {
        new TestServer(home).close();
        String before = token();

        assertThat(CommandRun.of("tokens", "rotate", "--home", home.toString()).exitCode())
                .isZero();

        assertThat(token()).isNotEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aHomeWithoutATokenIsExplained() {
        CommandRun run =
                CommandRun.of("tokens", "rotate", "--home", home.resolve("none").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors().get(0)).startsWith("error: There is no token").endsWith("(no-token)");
        assertThat(run.errors().get(1)).startsWith("try: bottlenose serve");
    }

    private String token() throws Exception {
        return Files.readString(file());
    }

    private Path file() {
        return home.resolve("certs").resolve("auth.token");
    }
}
