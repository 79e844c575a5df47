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
    private static final List<String> SERVE = List.of(
            "serve",
            "--json",
            "--no-android",
            "--no-ios",
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
            "0");

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
    void linkLeadsToTheTreeWhereTheLauncherIs() throws Exception {
        Path programs = Files.createDirectory(directory.resolve("programs"));
        Path first = Files.createSymbolicLink(programs.resolve("absolute"), tree.resolve("bottlenose"));
        Path second = Files.createSymbolicLink(programs.resolve("bottlenose"), first.getFileName());

        try (Program version = Program.start("launcher", List.of(second.toString(), "--version"), Map.of())) {
            assertThat(version.awaitExit()).isZero();
            version.awaitStreams();
            assertThat(version.lines()).singleElement().asString().startsWith("bottlenose ");
        }
    }

    /** Without a locale, Java reads names of files as ASCII. So may this test; the shell makes and finds the directory. */
    @Test
    void homeWithAnyLettersIsUsedWithoutALocale() throws Exception {
        String script = "HOME=\"$1/j$(printf '\\303\\274')rgen\" && mkdir \"$HOME\" && shift && export HOME LC_ALL=C"
                + " && exec \"$@\"";
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh", directory.toString()));
        command.add(tree.resolve("bottlenose").toString());
        command.addAll(SERVE);
        try (Program launched = Program.start("launcher", command, Map.of())) {
            Bottlenose.Server server = new Bottlenose.Server(launched);

            assertThat(shell("test -f \"$1\"/j*rgen/.flipper/certs/ca.crt", directory))
                    .isZero();
            server.stop();
        }
    }

    /** What git writes on Windows, where it turns line ends into CR LF unless the tree forbids it. */
    @Test
    void scriptsKeepTheirLineEndsInACloneOnWindows() throws Exception {
        for (String file : List.of(".gitattributes", "mvnw", "mvnw.cmd", "frontends/ui/build")) {
            Path copy = tree.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Repository.ROOT.resolve(file), copy);
        }
        String script = "cd \"$1\" && git init -q && git add .gitattributes bottlenose mvnw mvnw.cmd frontends/ui/build"
                + " && git -c user.name=a -c user.email=a@b commit -qm a"
                + " && git clone -q -c core.autocrlf=true . clone && cd clone"
                + " && cr=$(printf '\\r') && ! grep -q \"$cr\" bottlenose mvnw frontends/ui/build && grep -q \"$cr\" mvnw.cmd";

        assertThat(shell(script, tree)).isZero();
    }

    @Test
    void launcherBecomesTheServerSoThatSignalsReachIt() throws Exception {
        Path home = tree.resolve("home with a blank");
        List<String> arguments = new ArrayList<>(SERVE);
        arguments.addAll(List.of("--home", home.toString()));
        try (Program launched = launch(arguments.toArray(new String[0]))) {
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

    private static int shell(String script, Path argument) throws Exception {
        try (Program shell = Program.start("sh", List.of("sh", "-c", script, "sh", argument.toString()), Map.of())) {
            return shell.awaitExit();
        }
    }

    private Program launch(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(tree.resolve("bottlenose").toString()));
        command.addAll(List.of(arguments));
        return Program.start("launcher", command, Map.of());
    }
}
