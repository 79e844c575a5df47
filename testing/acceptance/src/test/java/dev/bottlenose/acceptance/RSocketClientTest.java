package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app made of the RSocket that the original itself is made of pairs, connects, is called, and stays. */
final class RSocketClientTest {
    @TempDir
    Path home;

    @TempDir
    Path app;

    @Test
    void legacyAppPairsConnectsIsCalledAndIsStillConnectedAfterAMinute() throws Exception {
        Bottlenose bottlenose = new Bottlenose(Jdk.current(), home);
        try (Bottlenose.Server server = bottlenose.serve();
                Program client = Repository.app(
                        "rsocket-app.mjs",
                        server.port("rsocketInsecure"),
                        server.port("rsocketSecure"),
                        app.resolve("sonar"),
                        "MacOS")) {
            assertThat(client.awaitHappened("rejected").string("message").orElseThrow())
                    .contains("Application rejected setup, reason: ");
            assertThat(client.awaitHappened("paired").string("deviceId")).contains("");
            assertThat(client.awaitHappened("rejected").string("message").orElseThrow())
                    .contains("Application rejected setup, reason: ");
            assertThat(client.awaitHappened("init").string("plugin")).contains("Old");

            assertThat(bottlenose.run("apps").lines()).containsExactly("Oldtimer#MacOS#old phone#\tOld");
            assertIsCalled(bottlenose);
            try (Program tail = bottlenose.start("tail", "--json", "--plugin", "Old")) {
                JsonObject hello = tail.awaitJson(line -> true);
                assertThat(hello.string("method")).contains("hello");
                assertThat(hello.get("params")).map(Object::toString).contains("{\"text\":\"käse 🧀\"}");
            }

            awaitAliveFor(30, client);
            awaitAliveFor(60, client);
            assertIsCalled(bottlenose);
            assertThat(client.lines()).noneMatch(line -> line.contains("failed"));
            assertThat(client.lines()).anyMatch(line -> line.contains("refused") && line.contains("not implemented"));

            assertThat(server.stop()).isEqualTo(143);
            assertThat(client.awaitHappened("failed").string("message").orElseThrow())
                    .contains("the server goes down");
            assertThat(server.errors()).contains("Deprecation notice").doesNotContain("PRIVATE KEY");
        }
    }

    private static void assertIsCalled(Bottlenose bottlenose) throws Exception {
        Bottlenose.Result call = bottlenose.run("call", "Oldtimer", "Old", "echo", "{\"n\":[1,2.50,null]}");
        assertThat(call.lines()).containsExactly("{\"echo\":{\"n\":[1,2.5,null]}}");
        Bottlenose.Result failed = bottlenose.run("call", "Oldtimer", "Old", "absent");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors()).contains("Received unknown method: execute");
    }

    private static void awaitAliveFor(long seconds, Program client) throws InterruptedException {
        client.awaitJson(line -> line.string("happened").orElse("").equals("alive")
                && line.integer("seconds").orElse(0) >= seconds);
    }
}
