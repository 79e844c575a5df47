package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An app with js-flipper, as published, on the browser port. */
final class JsFlipperTest {
    @TempDir
    Path home;

    static List<Jdk> jdks() {
        return Jdk.oldestAndNewest();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void appIsListedCalledAndSendsMessages(Jdk jdk) throws Exception {
        Bottlenose bottlenose = new Bottlenose(jdk, home);
        try (Bottlenose.Server server = bottlenose.serve();
                // Escaped, because not every machine's locale lets an argument of a command be anything but ASCII.
                Program app = Repository.app("js-flipper-app.mjs", server.port("browser"), "Tic%20Tac%20To%C3%A9")) {
            app.awaitHappened("connected");

            Bottlenose.Result apps = bottlenose.run("apps", "--json");
            assertThat(apps.exitCode()).isZero();
            assertThat(apps.lines()).singleElement().asString().contains("\"app\":\"Tic Tac Toé\"");

            assertThat(bottlenose.run("plugins", "tic tac").lines()).containsExactly("Echo", "Lazy");

            Bottlenose.Result call = bottlenose.run("call", "Tic", "Echo", "shout", "{\"text\":\"hey\"}");
            assertThat(call.exitCode()).isZero();
            assertThat(call.lines()).containsExactly("{\"shouted\":\"HEY\"}");

            assertThat(bottlenose.run("call", "Tic", "Echo", "nothing").lines()).containsExactly("null");

            Bottlenose.Result failed = bottlenose.run("call", "Tic", "Echo", "fail");
            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.errors()).contains("as asked").contains("try: ");

            Bottlenose.Result unknown = bottlenose.run("call", "Tic", "Absent", "shout");
            assertThat(unknown.exitCode()).isEqualTo(1);
            assertThat(unknown.errors()).contains("plugin-unknown").contains("Echo, Lazy");

            assertThat(bottlenose.run("call", "Tic", "Lazy", "ping").lines()).containsExactly("{\"pong\":true}");
            app.awaitHappened("lazy connected");
            app.awaitHappened("lazy disconnected");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tailPrintsEarlierAndLaterMessages(Jdk jdk) throws Exception {
        Bottlenose bottlenose = new Bottlenose(jdk, home);
        try (Bottlenose.Server server = bottlenose.serve();
                Program app = Repository.app("js-flipper-app.mjs", server.port("browser"), "Demo")) {
            app.awaitHappened("connected");
            bottlenose.run("call", "Demo", "Echo", "burst", "{\"count\":100}");

            try (Program tail = bottlenose.start("tail", "--json", "--plugin", "Echo")) {
                JsonObject hello = tail.awaitJson(line -> true);
                assertThat(hello.string("app")).contains("Demo");
                assertThat(hello.string("plugin")).contains("Echo");
                assertThat(hello.string("method")).contains("hello");
                assertThat(hello.get("params")).map(Object::toString).contains("{\"from\":\"Demo\"}");
                for (int i = 0; i < 100; i++) {
                    assertThat(tick(tail)).isEqualTo(i);
                }

                bottlenose.run("call", "Demo", "Echo", "burst", "{\"count\":3}");
                for (int i = 0; i < 3; i++) {
                    assertThat(tick(tail)).isEqualTo(i);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void appReconnectsAfterTheServerWasRestarted(Jdk jdk) throws Exception {
        Bottlenose bottlenose = new Bottlenose(jdk, home);
        Bottlenose.Server first = bottlenose.serve();
        try (first;
                Program app = Repository.app("js-flipper-app.mjs", first.port("browser"), "Demo")) {
            app.awaitHappened("connected");
            assertThat(first.stop()).isEqualTo(143);

            try (Bottlenose.Server second = bottlenose.serve(first.ports())) {
                app.awaitHappened("connected");
                assertThat(second.port("browser")).isEqualTo(first.port("browser"));
                assertThat(bottlenose
                                .run("call", "Demo", "Echo", "shout", "{\"text\":\"again\"}")
                                .lines())
                        .containsExactly("{\"shouted\":\"AGAIN\"}");
            }
        }
    }

    private static long tick(Program tail) throws InterruptedException {
        return tail.awaitJson(line -> line.string("method").orElse("").equals("tick"))
                .object("params")
                .orElseThrow()
                .integer("number")
                .orElseThrow();
    }
}
