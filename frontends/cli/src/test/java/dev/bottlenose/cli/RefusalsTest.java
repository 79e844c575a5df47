package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.server.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal reaches the user once: one sentence, one code, one next step. */
final class RefusalsTest {
    private static final Pattern CODE = Pattern.compile("\\([a-z][a-z0-9]*(-[a-z0-9]+)+\\)");

    @TempDir
    private static Path home;

    @TempDir
    private static Path elsewhere;

    private static TestServer server;

    /** What is asked, the code of the refusal, and how the command ends. */
    record Case(List<String> arguments, String code, int exitCode) {
        static Case refused(String code, String... arguments) {
            return new Case(List.of(arguments), code, ExitCodes.REFUSED);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(home);
        server.app("Shop");
        server.app("Shop Floor");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Case> refusals() {
        String plugin = TestServer.PLUGIN;
        return Stream.of(
                Case.refused("pairing-code-unknown", "pair", "revoke", "99"),
                Case.refused("arguments-invalid", "pair", "--lifetime", "30d"),
                Case.refused("arguments-invalid", "pair", "--apps", "0"),
                Case.refused("app-unknown", "plugins", "Bakery"),
                Case.refused("app-unknown", "call", "Bakery", plugin, "echo"),
                Case.refused("app-ambiguous", "plugins", "sho"),
                Case.refused("plugin-unknown", "call", "Shop", "Birds", "echo"),
                Case.refused("app-error", "call", "Shop", plugin, "break"),
                Case.refused("app-error", "call", "Shop", plugin, "no such method"),
                Case.refused("answer-timeout", "call", "Shop", plugin, "hang", "--timeout", "0"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsOneSentenceOneCodeAndOneNextStep(Case refusal) {
        CommandRun run = CommandRun.on(server, refusal.arguments().toArray(new String[0]));

        assertThat(run.exitCode()).isEqualTo(refusal.exitCode());
        assertThat(run.lines()).isEmpty();
        assertShape(run.errors(), refusal.code());
    }

    @Test
    void whereNoServerListensTheExitCodeIsThree() {
        CommandRun run = CommandRun.on(server, "apps", "--port", "1");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.NO_SERVER);
        assertShape(run.errors(), "server-unreachable");
    }

    @Test
    void aHomeThatNoServerHasUsedIsNamed() {
        CommandRun run = CommandRun.of("apps", "--home", elsewhere.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.NO_SERVER);
        assertShape(run.errors(), "server-never-ran");
    }

    @Test
    void aTokenOfAnotherServerIsRefused() throws Exception {
        Path other = Files.createDirectories(elsewhere.resolve("other"));
        Files.writeString(
                Files.createDirectories(new Home(other).certificates()).resolve("auth.token"), "guess");

        CommandRun run = CommandRun.of(
                "apps",
                "--home",
                other.toString(),
                "--port",
                "" + server.ports().ui());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertShape(run.errors(), "server-unproven");
    }

    @Test
    void certificatesOfAHomeWithoutAnyAreNotMade() {
        Path none = elsewhere.resolve("none");

        CommandRun run = CommandRun.of("certs", "--home", none.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertShape(run.errors(), "no-authority");
        assertThat(none).doesNotExist();
    }

    @Test
    void certificatesOfAServerThatDoesNotListenOnThePortAreNotTouched() {
        CommandRun run = CommandRun.on(server, "certs", "rotate", "--port", "1");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertShape(run.errors(), "home-in-use");
    }

    @Test
    void aSecondServerOnTheSameHomeIsRefused() {
        CommandRun run = CommandRun.on(server, "serve", "--no-android", "--no-ios");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(run.errors()).hasSize(2);
        assertThat(run.errors().get(0)).startsWith("error: ");
        assertThat(run.errors().get(1)).startsWith("try: ");
    }

    @Test
    void anInternalErrorIsReportedWithWhereItHappened() {
        java.io.StringWriter err = new java.io.StringWriter();

        int exitCode = ExitCodes.report(
                new IllegalStateException("house is empty: 7"), new LineOutput(new java.io.PrintWriter(err)));

        List<String> lines = err.toString().lines().toList();
        assertThat(exitCode).isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertThat(lines.get(0))
                .contains("internal error")
                .contains("house is empty: 7")
                .endsWith("(internal-error)");
        assertThat(lines.get(1)).startsWith("    at ");
        assertThat(lines.get(lines.size() - 1)).startsWith("try: ");
    }

    @Test
    void wrongUsageEndsWithTwo() {
        List<List<String>> wrong = List.of(
                List.of(),
                List.of("apps", "--color"),
                List.of("pair", "revoke"),
                List.of("pair", "list", "7"),
                List.of("pair", "--lifetime", "soon"),
                List.of("call", "Shop", "Mammals", "echo", "{broken"),
                List.of("serve", "--port", "70000"),
                List.of("serve", "--message-mib", "0"),
                List.of("serve", "--store", "ftp://example.com"));
        List<List<String>> accepted = new ArrayList<>();
        for (List<String> arguments : wrong) {
            CommandRun run = CommandRun.of(arguments.toArray(new String[0]));
            if (run.exitCode() != 2) {
                accepted.add(arguments);
            }
        }
        assertThat(accepted).isEmpty();
    }

    private static void assertShape(List<String> errors, String code) {
        assertThat(errors).as("lines: %s", errors).hasSize(2);
        assertThat(errors.get(0)).startsWith("error: ").endsWith(". (" + code + ")");
        assertThat(CODE.matcher(errors.get(0)).results()).hasSize(1);
        assertThat(errors.get(1)).startsWith("try: ").doesNotContain("(" + code + ")");
        assertThat(String.join("\n", errors).split("try: ", -1)).hasSize(2);
    }
}
