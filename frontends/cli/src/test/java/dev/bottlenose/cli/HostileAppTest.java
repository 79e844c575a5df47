package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app whose name is made to control a terminal. */
final class HostileAppTest {
    private static final String NAME = "Evil\u001B[2J\u009B31m\u202Egnp.exe\u2028\nerror: lies\r\u0007\u007F";

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps",
                "apps --json",
                "devices",
                "doctor",
                "doctor --json",
                "plugins Evil",
                "plugins Evil --json"
            })
    void everyCommandPrintsItCleanly(String command) throws Exception {
        try (TestServer server = new TestServer(home)) {
            server.app(NAME);

            assertClean(CommandRun.on(server, command.split(" ")));
        }
    }

    @Test
    void messagesForPeopleNameItCleanly() throws Exception {
        try (TestServer server = new TestServer(home)) {
            server.app(NAME);

            CommandRun refused = CommandRun.on(server, "call", "Evil", "absent\u001B[2J", "echo");
            assertThat(refused.exitCode()).isEqualTo(ExitCodes.REFUSED);
            assertClean(refused);
            assertClean(CommandRun.on(server, "plugins", "absent"));
        }
    }

    @Test
    void wrongUsageThatRepeatsItIsClean() {
        assertClean(CommandRun.of("call", "a", "b", "c", "{\u001B[2J\u202E"));
        assertClean(CommandRun.of("apps", "--\u001B[2J\u009B"));
    }

    private static void assertClean(CommandRun run) {
        assertThat(run.lines().size() + run.errors().size()).isPositive();
        for (List<String> lines : List.of(run.lines(), run.errors())) {
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContainPattern("[\\p{Cc}&&[^\\t]]|[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]")
                            .doesNotStartWith("error: lies"));
        }
    }
}
