package dev.bottlenose.server.api;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.JsonTextBuilder;
import dev.bottlenose.protocol.json.OutgoingText;
import dev.bottlenose.protocol.json.QuotingText;
import dev.bottlenose.transport.HttpPages;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The texts the API sends. What an app said is put in as it came, never parsed and written again. */
final class ApiMessages {
    private static final JsonText END_OF_CLIENT_MESSAGE = JsonText.of("}}}");

    private ApiMessages() {}

    static JsonText response(long number) {
        return JsonText.of("{\"event\":\"exec-response\",\"payload\":{\"id\":" + number + "}}");
    }

    static JsonText response(long number, JsonText data) {
        return new JsonTextBuilder(data.size() + 80)
                .raw("{\"event\":\"exec-response\",\"payload\":{\"id\":" + number + ",\"data\":")
                .raw(data)
                .raw("}}")
                .build();
    }

    static JsonText failure(long number, String message) {
        return Json.object()
                .put("event", "exec-response-error")
                .put(
                        "payload",
                        Json.object().put("id", number).put("data", message).build())
                .build()
                .toText();
    }

    static JsonText error(String message) {
        return Json.object()
                .put("event", "error")
                .put("payload", Json.object().put("message", message).build())
                .build()
                .toText();
    }

    static JsonText serverEvent(String name, Json data) {
        return Json.object()
                .put("event", "server-event")
                .put(
                        "payload",
                        Json.object().put("event", name).put("data", data).build())
                .build()
                .toText();
    }

    /** The app's text travels as a string, as on the original. */
    static OutgoingText clientMessage(ClientId app, JsonText message) {
        JsonText head = new JsonTextBuilder(160)
                .raw("{\"event\":\"server-event\",\"payload\":{\"event\":\"client-message\",\"data\":{\"id\":")
                .quoted(app.value())
                .raw(",\"message\":")
                .build();
        return new QuotingText(head, message, END_OF_CLIENT_MESSAGE);
    }

    static HttpPages.Answer httpJson(String json) {
        return new HttpPages.Answer(200, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
