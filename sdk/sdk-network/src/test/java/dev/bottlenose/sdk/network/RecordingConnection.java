package dev.bottlenose.sdk.network;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import dev.bottlenose.sdk.plugin.FlipperResponder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Remembers what a plugin sends from whatever thread, and lets a test wait for it. */
public final class RecordingConnection implements FlipperConnection {
    private final BlockingQueue<FlipperObject> events = new LinkedBlockingQueue<>();
    private final Map<String, FlipperReceiver> receivers = new ConcurrentHashMap<>();

    /** A plugin that is connected. */
    public static RecordingConnection to(NetworkPlugin plugin) {
        RecordingConnection connection = new RecordingConnection();
        plugin.onConnect(connection);
        return connection;
    }

    /** The next event, which must be one of this method. */
    public FlipperObject next(String method) {
        try {
            @Nullable FlipperObject event = events.poll(60, TimeUnit.SECONDS);
            if (event == null || !method.equals(event.getString("method"))) {
                throw new AssertionError("not " + method + ": " + event);
            }
            return event.getObject("params");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Events that came and were not asked for. */
    public int unread() {
        return events.size();
    }

    /** The body of a response that may come in parts. */
    public byte[] body(FlipperObject first) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(data(first));
        for (int i = 1; i < first.getInt("totalChunks"); i++) {
            body.writeBytes(data(next("partialResponse")));
        }
        return body.toByteArray();
    }

    public static byte[] data(FlipperObject message) {
        @Nullable String data = message.getString("data");
        return data == null ? new byte[0] : Base64.getDecoder().decode(data);
    }

    public static String text(FlipperObject message) {
        return new String(data(message), StandardCharsets.UTF_8);
    }

    /** The value of a header; empty where there is none. */
    public static String header(FlipperObject message, String name) {
        for (@Nullable Object header : message.getArray("headers").toList()) {
            if (header instanceof FlipperObject && name.equalsIgnoreCase(((FlipperObject) header).getString("key"))) {
                return String.valueOf(((FlipperObject) header).getString("value"));
            }
        }
        return "";
    }

    /** Has the app answer with this mock whatever is at this path. */
    public void mock(String method, String path, int status, String data) throws Exception {
        FlipperObject route = FlipperObject.of(Map.of(
                "requestUrl",
                path,
                "method",
                method,
                "data",
                data,
                "status",
                String.valueOf(status),
                "enabled",
                true,
                "headers",
                FlipperArray.of(FlipperObject.of("key", "Content-Type", "value", "text/plain"))));
        @Nullable FlipperReceiver receiver = receivers.get("mockResponses");
        if (receiver == null) {
            throw new AssertionError("no receiver for mocks");
        }
        receiver.onReceive(FlipperObject.of("routes", FlipperArray.of(route)), new Deaf());
    }

    @Override
    public void send(String method, FlipperObject params) {
        events.add(FlipperObject.of("method", method, "params", params));
    }

    @Override
    public void send(String method, FlipperArray params) {
        throw new AssertionError("no event of this plugin is an array");
    }

    @Override
    public void send(String method, String json) {
        send(method, FlipperObject.parse(json));
    }

    @Override
    public void receive(String method, FlipperReceiver receiver) {
        receivers.put(method, receiver);
    }

    @Override
    public void reportError(Throwable error) {
        throw new AssertionError(error);
    }

    @Override
    public void reportErrorWithMetadata(String reason, String stackTrace) {
        throw new AssertionError(reason);
    }

    /** Does not care for answers. */
    private static final class Deaf implements FlipperResponder {
        @Override
        public void success() {}

        @Override
        public void success(FlipperObject result) {}

        @Override
        public void success(FlipperArray result) {}

        @Override
        public void error(FlipperObject error) {
            throw new AssertionError(error);
        }

        @Override
        public void error(Throwable error) {
            throw new AssertionError(error);
        }
    }
}
