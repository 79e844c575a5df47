package dev.bottlenose.sdk.network;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperResponder;
import dev.bottlenose.testing.RecordingConnection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A desktop that records the plugin's events and mocks responses. */
public final class RecordingDesktop {
    private final RecordingConnection connection;

    private RecordingDesktop(RecordingConnection connection) {
        this.connection = connection;
    }

    /** Connects a plugin. */
    public static RecordingDesktop to(NetworkPlugin plugin) {
        return new RecordingDesktop(RecordingConnection.to(plugin));
    }

    /** The next event, which must be one of this method. */
    public FlipperObject next(String method) {
        return connection.next(method);
    }

    /** How many events were not read. */
    public int unread() {
        return connection.unread();
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

    /** Mocks the response for this path. */
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
        connection
                .receiver("mockResponses")
                .onReceive(FlipperObject.of("routes", FlipperArray.of(route)), new IgnoringResponder());
    }

    /** Ignores answers, and fails on errors. */
    private static final class IgnoringResponder implements FlipperResponder {
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
