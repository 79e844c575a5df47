package dev.bottlenose.client;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.server.BottlenoseServer;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.ServerOptions;
import dev.bottlenose.server.ServerPorts;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A whole server on free ports. */
final class TestServer implements AutoCloseable {
    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
    private final Path home;
    private final BottlenoseServer server;

    TestServer(Path home) throws Exception {
        this(home, ServerPorts.ANY);
    }

    TestServer(Path home, ServerPorts ports) throws Exception {
        this.home = home;
        server = BottlenoseServer.start(
                ServerOptions.in(new Home(home))
                        .ports(ports)
                        .disabledBridges(Set.of("android", "ios"))
                        .build(),
                events::add);
    }

    ServerLocation location() {
        return ServerLocation.ofHome(home);
    }

    ServerPorts ports() {
        return server.ports();
    }

    /** An app that is connected and has listed its plugins. */
    TestApp app() throws InterruptedException {
        TestApp app = new TestApp(ports().browser(), home.resolve("app"));
        await(ServerEvent.PluginsListed.class);
        return app;
    }

    <E extends ServerEvent> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            ServerEvent event = events.poll(60, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event was published: " + kind.getSimpleName());
            } else if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
