package dev.bottlenose.server;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real server on free ports, and the peers that talk to it. */
final class RunningServer implements AutoCloseable {
    /** Longer than any test. */
    static final Duration NEVER = Duration.ofHours(1);

    private final BottlenoseServer server;
    private final Path home;
    private final BlockingQueue<ServerEvent> events;
    private final Presence presence;
    private final Deque<AutoCloseable> peers = new ArrayDeque<>();
    private final Way way;
    private @Nullable AppDirectory pairedApp;

    private RunningServer(
            BottlenoseServer server, Path home, BlockingQueue<ServerEvent> events, Presence presence, Way way) {
        this.server = server;
        this.home = home;
        this.events = events;
        this.presence = presence;
        this.way = way;
    }

    static RunningServer in(Path home) throws Exception {
        return in(home, Way.WEB_SOCKET);
    }

    /** @param way how its apps will come */
    static RunningServer in(Path home, Way way) throws Exception {
        return start(options(home).build(), way);
    }

    /** Free ports, and no timeouts. */
    static ServerOptions.Builder options(Path home) {
        return ServerOptions.in(new Home(home))
                .ports(ServerPorts.ANY)
                .timeouts(new ServerTimeouts(NEVER, NEVER, NEVER));
    }

    static RunningServer start(ServerOptions options) throws Exception {
        return start(options, Way.WEB_SOCKET);
    }

    static RunningServer start(ServerOptions options, Way way) throws Exception {
        BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
        Presence presence = new Presence();
        BottlenoseServer server = BottlenoseServer.start(options, event -> {
            events.add(event);
            presence.heard(event);
        });
        return new RunningServer(server, options.home().directory(), events, presence, way);
    }

    BottlenoseServer server() {
        return server;
    }

    ServerPorts ports() {
        return server.ports();
    }

    String token() throws Exception {
        return Files.readString(home.resolve("certs/auth.token"));
    }

    /** A front end with the token, which hears all that happens from now on. */
    FrontEndPeer frontEnd() throws Exception {
        return frontEnd("");
    }

    /** @param more further parameters, each beginning with {@code &} */
    FrontEndPeer frontEnd(String more) throws Exception {
        FrontEndPeer frontEnd =
                hold(FrontEndPeer.connect("ws://localhost:" + ports().ui() + "/?token=" + token() + more, Map.of()));
        // A peer may know that it is connected a moment before the server tells it anything.
        frontEnd.exec("get-server-state");
        return frontEnd;
    }

    /** An app with the usual plugins. */
    FakeApp app(String name) throws Exception {
        return hold(FakeApp.connect(this, way, name));
    }

    /** An app that says nothing by itself; its id is {@code name#Browser#device#deviceId}. */
    AppPeer peer(String name, String device, String deviceId) throws Exception {
        return hold(way.connect(this, name, device, deviceId, null));
    }

    /** What an app shows where a certificate is asked for. */
    AppDirectory pairedApp() throws Exception {
        if (pairedApp == null) {
            pairedApp = Way.pair(this, home.resolve("an app's own directory"));
        }
        return pairedApp;
    }

    WebSocketPeer insecure(String query) throws Exception {
        return hold(WebSocketPeer.connect("ws://localhost:" + ports().insecure() + "/" + query, Map.of()));
    }

    /** Closes it with {@link #hangUp}. */
    <T extends AutoCloseable> T hold(T peer) {
        peers.push(peer);
        return peer;
    }

    /** The next event of this kind since the server started; passes over others. */
    <T extends ServerEvent> T awaitEvent(Class<T> kind) throws InterruptedException {
        while (true) {
            ServerEvent event = events.poll(WebSocketPeer.PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came: " + kind.getSimpleName());
            } else if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    /** Ends what the last test has left, so that the next one hears nothing of it. */
    void hangUp() throws Exception {
        while (!peers.isEmpty()) {
            peers.pop().close();
        }
        presence.awaitNobody();
    }

    @Override
    public void close() throws Exception {
        hangUp();
        server.close();
    }

    static JsonObject parse(String text) {
        try {
            return Json.parseObject(JsonText.of(text));
        } catch (MalformedJsonException e) {
            throw new AssertionError("not an object: " + text, e);
        }
    }
}
