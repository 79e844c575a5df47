package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a tree that is built already, in a directory with a blank in its name. */
final class LauncherTest {
    @TempDir
    Path directory;

    private Path tree;

    @BeforeEach
    void buildIsThere() throws Exception {
        tree = Files.createDirectory(directory.resolve("a tree"));
        Files.copy(Repository.ROOT.resolve("bottlenose"), tree.resolve("bottlenose"));
        assertThat(tree.resolve("bottlenose").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(tree.resolve("frontends/cli/target/bottlenose"));
        Files.createSymbolicLink(
                tree.resolve("frontends/cli/target/bottlenose/lib"),
                Repository.ROOT.resolve("frontends/cli/target/bottlenose/lib"));
        Files.createFile(tree.resolve("frontends/cli/target/bottlenose/stamp"));
    }

    @Test
    void versionNeedsNoServer() throws Exception {
        try (Program version = launch("--version")) {
            assertThat(version.awaitExit()).isZero();
            version.awaitStreams();
            assertThat(version.lines()).singleElement().asString().matches("bottlenose \\d+\\.\\d+\\.\\d+.*");
            assertThat(version.errors()).isEmpty();
        }
    }

    @Test
    void launcherBecomesTheServerSoThatSignalsReachIt() throws Exception {
        Path home = tree.resolve("home with a blank");
        try (Program launched = launch(
                "serve",
                "--json",
                "--no-android",
                "--no-ios",
                "--home",
                home.toString(),
                "--port",
                "0",
                "--secure-port",
                "0",
                "--insecure-port",
                "0",
                "--browser-port",
                "0",
                "--rsocket-secure-port",
                "0",
                "--rsocket-insecure-port",
                "0")) {
            Bottlenose.Server server = new Bottlenose.Server(launched);
            assertThat(home.resolve("bottlenose/lock")).hasContent(Long.toString(launched.processId()));

            assertThat(server.stop()).isEqualTo(143);
            assertThat(home.resolve("bottlenose/ports.json")).doesNotExist();
        }
    }

    @Test
    void missingJavaIsReported() throws Exception {
        try (Program launched = Program.start(
                "launcher",
                List.of(tree.resolve("bottlenose").toString(), "--version"),
                Map.of("JAVA_HOME", "/absent"))) {
            assertThat(launched.awaitExit()).isEqualTo(1);
            launched.awaitStreams();
            assertThat(launched.errors()).contains("(java-missing)").contains("try: ");
        }
    }

    private Program launch(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(tree.resolve("bottlenose").toString()));
        command.addAll(List.of(arguments));
        return Program.start("launcher", command, Map.of());
    }
}
