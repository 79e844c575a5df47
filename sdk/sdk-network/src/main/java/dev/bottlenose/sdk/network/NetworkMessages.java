package dev.bottlenose.sdk.network;

import dev.bottlenose.sdk.json.FlipperObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of Flipper's Network plugin. */
final class NetworkMessages {
    /** The header for notes, for which the protocol has no member. */
    static final String NOTE = "X-Bottlenose-Note";

    /** Bytes of a body in one message, so that other messages can pass between the parts of a long body. */
    static final int CHUNK = 256 << 10;

    private NetworkMessages() {}

    static FlipperObject request(
            String id, long timestamp, RequestHead head, List<FlipperObject> headers, byte[] body) {
        return new FlipperObject.Builder()
                .put("id", id)
                .put("timestamp", timestamp)
                .put("method", head.method())
                .put("url", head.url())
                .put("headers", headers)
                .put("data", base64(body))
                .build();
    }

    /** The whole response, or its first part and the parts that follow. */
    static List<FlipperObject> response(
            String id, long timestamp, ResponseHead head, List<FlipperObject> headers, byte[] body, ExchangeEnd end) {
        int parts = Math.max(1, (body.length + CHUNK - 1) / CHUNK);
        List<FlipperObject> messages = new ArrayList<>();
        messages.add(new FlipperObject.Builder()
                .put("id", id)
                .put("timestamp", timestamp)
                .put("status", head.status())
                .put("reason", head.reason())
                .put("headers", headers)
                .put("data", base64(part(body, 0)))
                .put("isMock", end.isMock())
                .put("insights", end.times().toFlipperObject())
                .put("totalChunks", parts)
                .put("index", 0)
                .build());
        for (int i = 1; i < parts; i++) {
            messages.add(new FlipperObject.Builder()
                    .put("id", id)
                    .put("timestamp", timestamp)
                    .put("totalChunks", parts)
                    .put("index", i)
                    .put("data", base64(part(body, i)))
                    .build());
        }
        return messages;
    }

    static List<FlipperObject> headers(HeaderList headers, Redaction redaction) {
        List<FlipperObject> shown = new ArrayList<>();
        for (HeaderList.Header header : headers.toList()) {
            shown.add(FlipperObject.of("key", header.name(), "value", redaction.shown(header)));
        }
        return shown;
    }

    private static byte[] part(byte[] body, int index) {
        int from = index * CHUNK;
        return body.length <= CHUNK ? body : Arrays.copyOfRange(body, from, Math.min(body.length, from + CHUNK));
    }

    private static @Nullable String base64(byte[] bytes) {
        return bytes.length == 0 ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
