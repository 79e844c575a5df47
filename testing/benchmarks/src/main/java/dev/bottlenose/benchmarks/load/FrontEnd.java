package dev.bottlenose.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who looks into apps: gives commands, and counts what apps say. */
public final class FrontEnd implements Closeable {
    private static final byte[] MESSAGE = "\"client-message\"".getBytes(UTF_8);
    private static final byte[] APPEARED = "\"client-connected\"".getBytes(UTF_8);

    /** Where in an event its name stands. */
    private static final int NAME_WITHIN = 80;

    private static final int PATIENCE_SECONDS = 60;

    private final RawWebSocket socket;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private long heard;
    private long appeared;

    private FrontEnd(RawWebSocket socket) {
        this.socket = socket;
    }

    /** Connects and listens. */
    public static FrontEnd connect(RunningServer server) throws IOException {
        FrontEnd frontEnd = deaf(server);
        frontEnd.socket.listen("front end", frontEnd::received);
        return frontEnd;
    }

    /** Connects, and never reads a byte. */
    public static FrontEnd deaf(RunningServer server) throws IOException {
        String target = server.token().map(token -> "/?token=" + token).orElse("/");
        return new FrontEnd(RawWebSocket.open(new Socket("localhost", server.uiPort()), server.uiPort(), target));
    }

    /** Sends a command and does not wait. */
    public CompletableFuture<JsonObject> exec(String command, Object... arguments) throws IOException {
        long number = numbers.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        pending.put(number, answer);
        socket.send(Json.object()
                .put("event", "exec")
                .put(
                        "payload",
                        Json.object()
                                .put("id", number)
                                .put("command", command)
                                .put("args", List.of(arguments))
                                .build())
                .build()
                .toString());
        return answer;
    }

    /** Ids of the connected apps, once there are as many as expected. */
    public List<String> awaitApps(int count) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            JsonObject answer = exec("client-list").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<String> ids = answer.array("data").map(JsonArray::elements).orElse(List.of()).stream()
                    .map(client -> ((JsonObject) client).string("id").orElseThrow())
                    .toList();
            if (ids.size() >= count) {
                return ids;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IOException("the apps are not listed");
    }

    /** Opens the plugin of an app, so that its messages come. */
    public void open(String appId) throws Exception {
        askToOpen(appId).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Asks for the plugin of an app, whose messages begin to come at some time. */
    public CompletableFuture<JsonObject> askToOpen(String appId) throws IOException {
        JsonObject init = Json.object()
                .put("method", "init")
                .put("params", Json.object().put("plugin", App.PLUGIN).build())
                .build();
        return exec("client-request", appId, init);
    }

    /** Messages of apps so far. */
    public synchronized long heard() {
        return heard;
    }

    /** Waits until this many messages of apps have come in all. */
    public synchronized void awaitHeard(long count) throws InterruptedException, IOException {
        while (heard < count) {
            long before = heard;
            wait(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            if (heard == before) {
                throw new IOException("only " + heard + " of " + count + " messages came");
            }
        }
    }

    /** Waits until the server has told of this many apps in all, however many stayed. */
    public synchronized void awaitAppeared(long count) throws InterruptedException, IOException {
        while (appeared < count) {
            long before = appeared;
            wait(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            if (appeared == before) {
                throw new IOException("the server told of " + appeared + " of " + count + " apps only");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void received(byte[] bytes, int length, long total) throws IOException {
        int beginning = Math.min(length, NAME_WITHIN);
        if (holds(bytes, beginning, MESSAGE)) {
            synchronized (this) {
                heard++;
                notifyAll();
            }
        } else if (holds(bytes, beginning, APPEARED)) {
            synchronized (this) {
                appeared++;
                notifyAll();
            }
        } else if (length == total) {
            answered(new String(bytes, 0, length, UTF_8));
        }
    }

    private void answered(String text) throws IOException {
        if (!text.startsWith("{\"event\":\"exec-response")) {
            return;
        }
        try {
            JsonObject payload =
                    Json.parseObject(JsonText.of(text)).object("payload").orElseThrow();
            CompletableFuture<JsonObject> waiting =
                    pending.remove(payload.integer("id").orElseThrow());
            if (waiting != null) {
                waiting.complete(payload);
            }
        } catch (MalformedJsonException e) {
            throw new IOException("the server sent no JSON", e);
        }
    }

    private static boolean holds(byte[] bytes, int length, byte[] name) {
        for (int start = 0; start + name.length <= length; start++) {
            int same = 0;
            while (same < name.length && bytes[start + same] == name[same]) {
                same++;
            }
            if (same == name.length) {
                return true;
            }
        }
        return false;
    }
}
