package dev.bottlenose.client;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What apps are asked on the established channel, and what their answers mean. */
final class AppAnswers {
    private static final String DISCONNECTED = "CLIENT_DISCONNECTED";

    private AppAnswers() {}

    static JsonObject message(String method) {
        return Json.object().put(MessageKeys.METHOD, method).build();
    }

    /** An original server finds the caller of an answer by this id alone, so that each call needs another. */
    static JsonObject withId(JsonObject message, long id) {
        return message.has(MessageKeys.ID)
                ? message
                : message.toBuilder().put(MessageKeys.ID, id).build();
    }

    static JsonObject execute(String plugin, String method, Json params) {
        return message(Methods.EXECUTE).toBuilder()
                .put(
                        MessageKeys.PARAMS,
                        Json.object()
                                .put(MessageKeys.API, plugin)
                                .put(MessageKeys.METHOD, method)
                                .put(MessageKeys.PARAMS, params)
                                .build())
                .build();
    }

    /** Opens or closes a plugin. */
    static JsonObject plugin(String method, String plugin) {
        return message(method).toBuilder()
                .put(
                        MessageKeys.PARAMS,
                        Json.object().put(MessageKeys.PLUGIN, plugin).build())
                .build();
    }

    static List<String> plugins(Json success) {
        return success instanceof JsonObject object
                ? object.array(MessageKeys.PLUGINS).map(JsonArray::strings).orElse(List.of())
                : List.of();
    }

    /** The success value. Presence counts, not truth: null, 0 and false are answers too. */
    static CompletableFuture<Json> success(CompletableFuture<JsonObject> answer) {
        return answer.thenCompose(reply -> reply.get(MessageKeys.SUCCESS)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(failure(reply.get(MessageKeys.ERROR)))));
    }

    private static ClientException failure(Optional<Json> sent) {
        Json error = sent.orElseGet(() -> new JsonString("without a reason"));
        Optional<JsonObject> parts = error instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        String name =
                parts.flatMap(object -> object.string(MessageKeys.ERROR_NAME)).orElse("");
        String message = parts.flatMap(object -> object.string(MessageKeys.ERROR_MESSAGE))
                .orElseGet(() -> plain(error));
        boolean disconnected = name.equals(DISCONNECTED);
        return new ClientException.AppFailed(
                new Fault(
                        disconnected ? "app-gone" : "app-error",
                        "The app returned an error: " + (name.isEmpty() ? "" : name + ": ") + message,
                        disconnected
                                ? "start the app again"
                                : "check the method and its parameters against the plugin's documentation"),
                error);
    }

    /** A string without its quotes, anything else as JSON. */
    private static String plain(Json value) {
        return value instanceof JsonString text ? text.value() : value.toString();
    }
}
