package dev.bottlenose.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An app with one plugin, connected over mutual TLS. Answers every call at once. */
public final class App implements Closeable {
    /** Its one plugin. */
    public static final String PLUGIN = "Bench";

    private final RawWebSocket socket;
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();

    private App(RawWebSocket socket, String name) {
        this.socket = socket;
        socket.listen("app " + name, (bytes, length, total) -> received(new String(bytes, 0, length, UTF_8)));
    }

    /** Connects with a full handshake; done when TLS and the upgrade are. */
    public static App connect(RunningServer server, SSLContext tls, String name) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket("localhost", server.securePort());
        App app = new App(RawWebSocket.open(secured, server.securePort(), Identity.target(name)), name);
        secured.getSession().invalidate();
        return app;
    }

    /** Waits until a front end has opened the plugin. */
    public void awaitOpened() throws Exception {
        opened.get(30, TimeUnit.SECONDS);
    }

    /** A message of the plugin, of this many bytes in all. */
    public static String message(int size) {
        String start = "{\"method\":\"execute\",\"params\":{\"api\":\"" + PLUGIN
                + "\",\"method\":\"event\",\"params\":{\"text\":\"";
        String end = "\"}}}";
        return start + "x".repeat(Math.max(0, size - start.length() - end.length())) + end;
    }

    public void send(byte[] frames) throws IOException {
        socket.send(frames);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void received(String text) throws IOException {
        JsonObject message;
        try {
            message = Json.parseObject(JsonText.of(text));
        } catch (MalformedJsonException e) {
            throw new IOException("the server sent no JSON", e);
        }
        String method = message.string("method").orElse("");
        if (method.equals("init")) {
            opened.complete(true);
        }
        if (message.integer("id").isPresent()) {
            Json success = switch (method) {
                case "getPlugins" ->
                    Json.object().put("plugins", java.util.List.of(PLUGIN)).build();
                case "getBackgroundPlugins" ->
                    Json.object().put("plugins", java.util.List.of()).build();
                default -> Json.object().put("ok", true).build();
            };
            socket.send(Json.object()
                    .put("id", message.integer("id").getAsLong())
                    .put("success", success)
                    .build()
                    .toString());
        }
    }
}
