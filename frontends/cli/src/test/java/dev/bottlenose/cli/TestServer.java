package dev.bottlenose.cli;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.server.BottlenoseServer;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.ServerOptions;
import dev.bottlenose.server.ServerPorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A whole server on free ports, and apps with the SDK. */
final class TestServer implements AutoCloseable {
    static final String PLUGIN = "Mammals";

    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
    private final List<FlipperClient> apps = new ArrayList<>();
    private final Path home;
    private final BottlenoseServer server;

    TestServer(Path home) throws Exception {
        this.home = home;
        server = BottlenoseServer.start(
                ServerOptions.in(new Home(home))
                        .ports(ServerPorts.ANY)
                        .disabledBridges(Set.of("android", "ios"))
                        .build(),
                events::add);
    }

    Path home() {
        return home;
    }

    ServerPorts ports() {
        return server.ports();
    }

    /** Connects an app that has one plugin; its id is {@code name#Linux#desk#}. */
    FlipperClient app(String name) throws InterruptedException {
        FlipperClient app = FlipperClient.builder(name)
                .os("Linux")
                .device("desk")
                .deviceId("")
                .browserPort(server.ports().browser())
                .privateDirectory(home.resolve("apps").resolve(name))
                .build();
        app.addPlugin(new Mammals());
        app.start();
        apps.add(app);
        ServerEvent event = events.poll(60, TimeUnit.SECONDS);
        while (!(event instanceof ServerEvent.PluginsListed)) {
            if (event == null) {
                throw new AssertionError("the app does not connect: " + name);
            }
            event = events.poll(60, TimeUnit.SECONDS);
        }
        return app;
    }

    @Override
    public void close() {
        apps.forEach(FlipperClient::stop);
        server.close();
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
            connection.send("row", FlipperObject.of("number", 1));
        }

        @Override
        public void onDisconnect() {}

        @Override
        public boolean runInBackground() {
            return false;
        }
    }
}
