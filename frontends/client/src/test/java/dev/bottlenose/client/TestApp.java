package dev.bottlenose.client;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.nio.file.Path;

/** An app with the SDK and one plugin, {@value #PLUGIN}. */
final class TestApp implements AutoCloseable {
    static final String PLUGIN = "Mammals";
    static final String ID = "Shop#Linux#desk#";

    private final FlipperClient client;

    /** @param port of the server for apps without certificates */
    TestApp(int port, Path directory) {
        client = FlipperClient.builder("Shop")
                .os("Linux")
                .device("desk")
                .deviceId("")
                .browserPort(port)
                .privateDirectory(directory)
                .build();
        client.addPlugin(new Mammals());
        client.start();
    }

    @Override
    public void close() {
        client.stop();
    }

    private static final class Mammals implements FlipperPlugin {
        @Override
        public String getId() {
            return PLUGIN;
        }

        @Override
        public void onConnect(FlipperConnection connection) {
            connection.receive("echo", (params, responder) -> responder.success(params));
            connection.receive("break", (params, responder) -> responder.error(FlipperObject.of("message", "no fish")));
            connection.receive("hang", (params, responder) -> {});
            connection.receive("tell", (params, responder) -> {
                connection.send("row", params);
                responder.success();
            });
            connection.send("row", FlipperObject.of("number", 0));
        }

        @Override
        public void onDisconnect() {}

        @Override
        public boolean runInBackground() {
            return false;
        }
    }
}
