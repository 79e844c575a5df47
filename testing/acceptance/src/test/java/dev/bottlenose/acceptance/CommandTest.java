package dev.bottlenose.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command's contract: what goes where, and how it ends. */
final class CommandTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "apps --jason",
                "call",
                "call app plugin",
                "call app plugin method {broken",
                "serve --port many",
                "serve --port 70000",
                "certs burn",
            })
    void wrongUsageExitsWith2AndIsReportedOnStandardError(String line) throws Exception {
        Bottlenose.Result result = bottlenose().run(line.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.lines()).isEmpty();
        assertThat(result.errors()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps", "devices", "plugins x", "call x y z", "tail"})
    void withoutAServerItExitsWith3AndANextStep(String line) throws Exception {
        Bottlenose.Result result = bottlenose().run(line.split(" "));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.lines()).isEmpty();
        assertThat(result.errors()).startsWith("error: ").contains("\ntry: bottlenose serve");
    }

    @Test
    void doctorWithoutAServerExitsWith3AndChecksThisComputer() throws Exception {
        Bottlenose.Result result = bottlenose().run("doctor");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.lines().get(0)).startsWith("problem server: ").endsWith("(server-never-ran)");
        assertThat(result.lines().get(1)).contains("try: bottlenose serve");
        assertThat(result.lines()).anyMatch(line -> line.startsWith("ok      home: "));
    }

    @Test
    void servePrintsItsAddressesOnceAllPortsAreOpen() throws Exception {
        try (Program server = bottlenose()
                .start(
                        "serve",
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
                        "0",
                        "--host",
                        "0.0.0.0")) {
            String page = server.awaitJson(
                            line -> line.string("text").orElse("").startsWith("page "))
                    .string("text")
                    .orElseThrow();
            assertThat(page).contains("http://localhost:").contains("/?ticket=");
            assertThat(server.lines()).hasSize(8);
            assertThat(server.lines().get(6)).matches("authority  ([0-9A-F]{2}:){31}[0-9A-F]{2}");

            Bottlenose.Result none = bottlenose().run("apps");
            assertThat(none.exitCode()).isZero();
            assertThat(none.lines()).isEmpty();

            assertThat(server.interrupt()).isEqualTo(143);
            assertThat(server.errors()).contains("warning: With --host 0.0.0.0 other computers reach");
        }
    }

    @Test
    void secondServerOnOneHomeNamesTheFirst() throws Exception {
        try (Bottlenose.Server first = bottlenose().serve();
                Program second = bottlenose().start("serve", "--port", "0")) {
            assertThat(second.awaitExit()).isEqualTo(1);
            second.awaitStreams();
            assertThat(second.errors())
                    .contains("process id " + first.processId())
                    .contains("(home-in-use)")
                    .contains("\ntry: ");
        }
    }

    @Test
    void homeOfAKilledServerIsFreeAgain() throws Exception {
        String fingerprint;
        try (Bottlenose.Server first = bottlenose().serve()) {
            fingerprint = fingerprintOf(first);
            first.kill();
        }
        try (Bottlenose.Server second = bottlenose().serve()) {
            assertThat(fingerprintOf(second)).isEqualTo(fingerprint);
        }
    }

    @Test
    void portInUseIsNamedWithTheOptionThatChangesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Program server = bottlenose()
                        .start(
                                "serve",
                                "--port",
                                "0",
                                "--insecure-port",
                                "0",
                                "--browser-port",
                                "0",
                                "--rsocket-secure-port",
                                "0",
                                "--rsocket-insecure-port",
                                "0",
                                "--secure-port",
                                "" + taken.getLocalPort())) {
            assertThat(server.awaitExit()).isEqualTo(1);
            server.awaitStreams();
            assertThat(server.errors())
                    .contains("The secure port " + taken.getLocalPort() + " cannot be opened")
                    .contains("--secure-port");
            assertThat(server.lines()).isEmpty();
        }
    }

    @Test
    void homeThatIsNoDirectoryIsAFault() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        try (Program server = new Bottlenose(Jdk.current(), file).start("serve", "--port", "0")) {
            assertThat(server.awaitExit()).isEqualTo(1);
            server.awaitStreams();
            assertThat(server.errors()).contains("(home-unwritable)").contains("try: ");
        }
    }

    @Test
    void certificatesAreShownAndReplacedWithAndWithoutAServer() throws Exception {
        assertThat(bottlenose().run("certs").errors()).contains("(no-authority)");
        String first;
        String second;
        try (Bottlenose.Server server = bottlenose().serve()) {
            first = fingerprintOf(server);
            assertThat(bottlenose().run("certs", "show").lines()).contains("fingerprint\t" + first);
            second = bottlenose().run("certs", "rotate").lines().get(0);
            assertThat(second).startsWith("fingerprint\t").doesNotContain(first);
            server.stop();
        }
        assertThat(bottlenose().run("certs").lines()).contains(second);
        assertThat(bottlenose().run("certs", "rotate").lines()).doesNotContain(second);
    }

    @Test
    void doctorReportsWhatIsWrongAndTheNextStep() throws Exception {
        try (Bottlenose.Server server = bottlenose().serve()) {
            Bottlenose.Result before = bottlenose().run("doctor", "--json");
            assertThat(before.exitCode()).isEqualTo(1);
            assertThat(String.join("\n", before.lines()))
                    .contains("{\"check\":\"server\",\"ok\":true")
                    .contains("app-not-connected");

            try (Program app = Repository.app("js-flipper-app.mjs", server.port("browser"), "Demo")) {
                app.awaitHappened("connected");
                assertThat(bottlenose().run("doctor").exitCode()).isZero();
                assertThat(bottlenose().run("doctor", "nobody").exitCode()).isEqualTo(1);
            }
        }
    }

    private Bottlenose bottlenose() {
        return new Bottlenose(Jdk.current(), home);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void serveOpensThePageInTheBrowserOfTheDesktop() throws Exception {
        Path opened = home.resolve("opened");
        assertThat(new ProcessBuilder("mkfifo", opened.toString()).start().waitFor())
                .isZero();
        Path programs = Files.createDirectory(home.resolve("programs"));
        Path browser = Files.writeString(
                programs.resolve("xdg-open"), "#!/bin/sh\nprintf %s \"$1\" > '" + opened + "'\n", UTF_8);
        assertThat(browser.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of("PATH", programs + ":" + System.getenv("PATH"));
        CompletableFuture<String> address = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(opened);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        try (Bottlenose.Server server =
                new Bottlenose(Jdk.current(), home.resolve("home"), List.of(), environment).serve("--open")) {
            URI page = URI.create(address.get(1, TimeUnit.MINUTES));
            assertThat(page.getPort()).isEqualTo(server.port("ui"));
            HttpRequest admission = HttpRequest.newBuilder(page.resolve("/admission"))
                    .header("x-bottlenose-ticket", page.getQuery().replace("ticket=", ""))
                    .build();
            HttpResponse<String> key = HttpClient.newHttpClient().send(admission, BodyHandlers.ofString());
            assertThat(key.body()).startsWith("{\"id\":").contains("\"key\":");
        }
    }

    private static String fingerprintOf(Bottlenose.Server server) {
        return server.ready()
                .object("authority")
                .flatMap(authority -> authority.string("fingerprint"))
                .orElseThrow();
    }
}
