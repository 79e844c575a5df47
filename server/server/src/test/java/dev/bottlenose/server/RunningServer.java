package dev.bottlenose.server;

import dev.bottlenose.frontends.command.ServerCommands;
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
    private final ConnectedSet connected;
    private final Deque<AutoCloseable> peers = new ArrayDeque<>();
    private final AppTransport transport;
    private @Nullable AppDirectory pairedApp;

    private RunningServer(
            BottlenoseServer server,
            Path home,
            BlockingQueue<ServerEvent> events,
            ConnectedSet connected,
            AppTransport transport) {
        this.server = server;
        this.home = home;
        this.events = events;
        this.connected = connected;
        this.transport = transport;
    }

    static RunningServer in(Path home) throws Exception {
        return in(home, AppTransport.WEB_SOCKET);
    }

    /** @param transport of its apps */
    static RunningServer in(Path home, AppTransport transport) throws Exception {
        return start(options(home).build(), transport);
    }

    /** Free ports, and no timeouts. */
    static ServerOptions.Builder options(Path home) {
        return ServerOptions.in(new Home(home))
                .ports(ServerPorts.ANY)
                .timeouts(new ServerTimeouts(NEVER, NEVER, NEVER));
    }

    static RunningServer start(ServerOptions options) throws Exception {
        return start(options, AppTransport.WEB_SOCKET);
    }

    static RunningServer start(ServerOptions options, AppTransport transport) throws Exception {
        BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
        ConnectedSet connected = new ConnectedSet();
        BottlenoseServer server = BottlenoseServer.start(options, event -> {
            events.add(event);
            connected.record(event);
        });
        return new RunningServer(server, options.home().directory(), events, connected, transport);
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

    /** A front end with the token, which receives all later events, and the messages of plugins that it opens. */
    FrontEndPeer frontEnd() throws Exception {
        return frontEnd("&messages=opened");
    }

    /** A front end of others, which also receives the messages of plugins that it does not open. */
    FrontEndPeer foreignFrontEnd() throws Exception {
        return frontEnd("");
    }

    /** @param more further parameters, each beginning with {@code &} */
    FrontEndPeer frontEnd(String more) throws Exception {
        FrontEndPeer frontEnd =
                hold(FrontEndPeer.connect("ws://localhost:" + ports().ui() + "/?token=" + token() + more, Map.of()));
        // The peer may be connected a moment before the server has added it.
        frontEnd.exec(ServerCommands.STATE);
        return frontEnd;
    }

    /** An app with the usual plugins. */
    FakeApp app(String name) throws Exception {
        return hold(FakeApp.connect(this, transport, name));
    }

    /** Another instance of a connected app. */
    FakeApp instance(String name, int number) throws Exception {
        return hold(FakeApp.connect(this, transport, name, number));
    }

    /** An app that sends nothing by itself; its id is {@code name#Browser#device#deviceId}. */
    AppPeer peer(String name, String device, String deviceId) throws Exception {
        return hold(transport.connect(this, name, device, deviceId, null));
    }

    /** The directory of an app that has paired. */
    AppDirectory pairedApp() throws Exception {
        if (pairedApp == null) {
            pairedApp = AppTransport.pair(this, home.resolve("an app's own directory"));
        }
        return pairedApp;
    }

    WebSocketPeer insecure(String query) throws Exception {
        return hold(WebSocketPeer.connect("ws://localhost:" + ports().insecure() + "/" + query, Map.of()));
    }

    /** Closes the peer in {@link #disconnectPeers}. */
    <T extends AutoCloseable> T hold(T peer) {
        peers.push(peer);
        return peer;
    }

    /** The next event of this kind since the server started; skips others. */
    <T extends ServerEvent> T awaitEvent(Class<T> kind) throws InterruptedException {
        while (true) {
            ServerEvent event = events.poll(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event was published: " + kind.getSimpleName());
            } else if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    /** Closes all peers and waits until the server has noticed, so that the next test is not affected. */
    void disconnectPeers() throws Exception {
        while (!peers.isEmpty()) {
            peers.pop().close();
        }
        connected.awaitEmpty();
    }

    @Override
    public void close() throws Exception {
        disconnectPeers();
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
