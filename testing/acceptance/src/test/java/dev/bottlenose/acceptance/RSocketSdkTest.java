package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.rsocket.RSocketFallback;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK finds a server that it can reach over RSocket only. */
final class RSocketSdkTest {
    /** Reserved, and closed on every machine. */
    private static final int NOBODY = 1;

    @TempDir
    Path home;

    @TempDir
    Path app;

    @Test
    void appPairsIsCalledAndReconnectsOverRSocket() throws Exception {
        Bottlenose bottlenose = new Bottlenose(Jdk.current(), home);
        FlipperClient client;
        Bottlenose.Ports ports;
        try (Bottlenose.Server server = bottlenose.serve()) {
            ports = server.ports();
            client = FlipperClient.builder("Fallen back")
                    .device("here")
                    .ports(NOBODY, NOBODY)
                    .fallback(RSocketFallback.onPorts(ports.rsocketInsecure(), ports.rsocketSecure()))
                    .privateDirectory(app)
                    .build();
            client.addPlugin(new Shout());
            client.start();
            assertIsCalled(bottlenose);
        }
        try (Bottlenose.Server server = bottlenose.serve(ports)) {
            assertIsCalled(bottlenose);
            assertThat(server.errors()).contains("Deprecation notice");
        } finally {
            client.stop();
        }
    }

    /** A tail is there before the app is. */
    private static void assertIsCalled(Bottlenose bottlenose) throws Exception {
        try (Program tail = bottlenose.start("tail", "--json", "--plugin", "Shout")) {
            JsonObject hello =
                    tail.awaitJson(line -> line.string("method").orElse("").equals("hello"));
            assertThat(hello.get("params")).map(Object::toString).contains("{\"text\":\"käse 🧀\"}");
        }
        // Escaped, because an argument can carry no umlaut where no locale is set.
        assertThat(bottlenose
                        .run("call", "Fallen back", "Shout", "shout", "{\"text\":\"k\\u00e4se\"}")
                        .lines())
                .containsExactly("{\"shouted\":\"KÄSE\"}");
    }

    private static final class Shout implements FlipperPlugin {
        @Override
        public String getId() {
            return "Shout";
        }

        @Override
        public boolean runInBackground() {
            return true;
        }

        @Override
        public void onConnect(FlipperConnection connection) {
            connection.receive("shout", (params, responder) -> {
                String text = params.getString("text");
                responder.success(FlipperObject.of("shouted", text == null ? "" : text.toUpperCase(Locale.ROOT)));
            });
            connection.send("hello", FlipperObject.of("text", "käse 🧀"));
        }

        @Override
        public void onDisconnect() {}
    }
}
