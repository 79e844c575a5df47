package dev.bottlenose.server;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An app with the plugins {@code Back} and {@code Also}, which run in the background, and {@code Front}, which does not.
 * Answers the server's requests. Of plugin methods, {@code echo} returns its params, {@code silence} is never answered, and any
 * other is answered by the JSON text that is its name.
 */
final class FakeApp implements AutoCloseable {
    private static final String PLUGINS = "{\"plugins\":[\"Also\",\"Back\",\"Front\"]}";
    private static final String BACKGROUND_PLUGINS = "{\"plugins\":[\"Also\",\"Back\"]}";

    private final String id;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> listed = new CompletableFuture<>();
    private final CompletableFuture<AppPeer> peer = new CompletableFuture<>();
    private volatile boolean silent;

    private FakeApp(String id) {
        this.id = id;
    }

    /** Returns when the app has listed its plugins. */
    static FakeApp connect(RunningServer server, AppTransport transport, String name) throws Exception {
        return connect(server, transport, name, 1);
    }

    /** @param instance the number under which the server lists the app */
    static FakeApp connect(RunningServer server, AppTransport transport, String name, int instance) throws Exception {
        FakeApp app =
                new FakeApp(name + (instance == 1 ? "" : "%20%28" + instance + "%29") + "#Browser#fake#on-" + name);
        app.peer.complete(transport.connect(server, name, "fake", "on-" + name, app::take));
        Await.until(app.listed);
        return app;
    }

    /**
     * Connects over WebSocket to any address.
     *
     * @param client with the app's certificate
     * @param id the client id that follows from the address
     */
    static FakeApp connect(HttpClient client, String address, String id) throws Exception {
        FakeApp app = new FakeApp(id);
        app.peer.complete(WebSocketPeer.connect(client, address, Map.of(), app::take));
        Await.until(app.listed);
        return app;
    }

    /** Connects over WebSocket without a certificate. */
    static FakeApp connect(String address, Map<String, String> headers, String id) throws Exception {
        FakeApp app = new FakeApp(id);
        app.peer.complete(WebSocketPeer.connect(address, headers, app::take));
        Await.until(app.listed);
        return app;
    }

    /** A front end's call to a plugin. */
    static JsonObject execute(long id, String method) {
        return executeWithoutId(method).toBuilder().put("id", id).build();
    }

    static JsonObject executeWithoutId(String method) {
        return Json.object()
                .put("method", "execute")
                .put(
                        "params",
                        Json.object()
                                .put("api", "Front")
                                .put("method", method)
                                .put("params", Json.object().put("n", 1).build())
                                .build())
                .build();
    }

    static JsonObject pluginSwitch(String method, String plugin) {
        return Json.object()
                .put("method", method)
                .put("params", Json.object().put("plugin", plugin).build())
                .build();
    }

    static String tickOf(JsonObject message) {
        JsonObject params = message.object("params").orElseThrow();
        return params.string("api").orElseThrow() + " "
                + params.object("params").orElseThrow().integer("n").orElseThrow();
    }

    String id() {
        return id;
    }

    AppPeer peer() {
        return Await.until(peer);
    }

    /** A plugin's message with a number. */
    void tick(String plugin, int number) {
        tick(plugin, number, "");
    }

    void tick(String plugin, int number, String ballast) {
        send("{\"method\":\"execute\",\"params\":{\"api\":\"" + plugin + "\",\"method\":\"tick\",\"params\":{\"n\":"
                + number + ",\"ballast\":\"" + ballast + "\"}}}");
    }

    void send(String text) {
        peer().send(text);
    }

    /** The next message of the server that expects no answer, such as {@code init Back}. */
    String next() throws InterruptedException {
        String next = received.poll(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the app received no message");
        }
        return next;
    }

    /** The messages since the last call. */
    List<String> received() {
        List<String> all = new ArrayList<>();
        received.drainTo(all);
        return all;
    }

    /** Waits until the server has started the background plugins, which it does once. */
    FakeApp awaitBackground() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            next();
        }
        return this;
    }

    /** Stops answering, as an app does whose connection is half open. */
    void fallSilent(FrontEndPeer frontEnd) throws InterruptedException {
        silent = true;
        frontEnd.init(this, "Front");
        if (!next().equals("init Front")) {
            throw new AssertionError("the app received another message");
        }
    }

    /** Performs the closing handshake. */
    void disconnect() {
        peer().disconnect();
    }

    @Override
    public void close() {
        peer().close();
    }

    private void take(String text) {
        JsonObject message = RunningServer.parse(text);
        if (silent) {
            peer().stopReading(); // before the next message is requested
        }
        String method = message.string("method").orElseThrow();
        JsonObject params = message.object("params").orElse(Json.object().build());
        switch (method) {
            case "getPlugins" -> answer(message, PLUGINS);
            case "getBackgroundPlugins" -> {
                answer(message, BACKGROUND_PLUGINS);
                listed.complete(true);
            }
            case "execute" -> executed(message, params);
            default -> received.add(method + " " + params.string("plugin").orElse(""));
        }
    }

    private void executed(JsonObject message, JsonObject params) {
        String method = params.string("method").orElseThrow();
        if (!message.has("id")) {
            received.add("execute " + method);
        } else if (method.equals("echo")) {
            answer(message, params.get("params").orElseThrow().toString());
        } else if (method.equals("silence")) {
            received.add("silence");
        } else {
            answer(message, method);
        }
    }

    private void answer(JsonObject question, String success) {
        if (silent) {
            return;
        }
        String text = "{\"id\":" + question.integer("id").orElseThrow() + ",\"success\":" + success + "}";
        peer.thenAccept(open -> open.sendAsync(text));
    }
}
