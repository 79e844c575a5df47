package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample app with our SDK, beside our server, with no set-up. */
final class DemoTest {
    @TempDir
    Path home;

    @TempDir
    Path userHome;

    static List<Jdk> jdks() {
        return Jdk.oldestAndNewest();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void demoPairsIsListedShowsItsDatabaseAndSendsMessages(Jdk jdk) throws Exception {
        Bottlenose bottlenose = new Bottlenose(jdk, home);
        try (Bottlenose.Server server = bottlenose.serve();
                Program tail = bottlenose.start("tail", "--json", "--app", "Harbour");
                Program demo = Program.start(
                        "demo",
                        bottlenose.commandLine(
                                "demo",
                                "--name",
                                "Harbour",
                                "--secure-port",
                                "" + server.port("secure"),
                                "--insecure-port",
                                "" + server.port("insecure")),
                        Map.of("HOME", userHome.toString(), "XDG_STATE_HOME", ""))) {
            assertThat(tail.awaitJson(line -> line.string("plugin").orElse("").equals("sea-mammals"))
                            .string("app"))
                    .contains("Harbour");
            tail.awaitJson(line -> isOf(line, "orders", "newRow"));
            tail.awaitJson(line -> isOf(line, "Network", "newRequest"));
            tail.awaitJson(line -> isOf(line, "Network", "newResponse"));
            tail.awaitJson(line -> isOf(line, "JvmLogs", "log"));

            assertThat(bottlenose.run("apps").lines())
                    .singleElement()
                    .asString()
                    .startsWith("Harbour#Linux#");
            assertThat(bottlenose.run("plugins", "Harbour").lines())
                    .contains("Network", "Databases", "Preferences", "orders", "Example", "sea-mammals");
            Bottlenose.Result databases = bottlenose.run("call", "Harbour", "Databases", "databaseList");
            assertThat(databases.exitCode()).isZero();
            assertThat(databases.lines())
                    .singleElement()
                    .asString()
                    .contains("\"name\":\"market\"")
                    .contains("\"tables\":[");
            assertThat(bottlenose.run("doctor", "Harbour").exitCode()).isZero();

            assertThat(userHome.resolve(".local/state/bottlenose")).isNotEmptyDirectory();
            assertThat(demo.interrupt()).isEqualTo(143);
        }
    }

    private static boolean isOf(JsonObject line, String plugin, String method) {
        return line.string("plugin").orElse("").equals(plugin)
                && line.string("method").orElse("").equals(method);
    }
}
