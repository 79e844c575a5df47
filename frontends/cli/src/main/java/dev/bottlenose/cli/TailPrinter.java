package dev.bottlenose.cli;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.wire.MessageKeys;
import java.util.Optional;

/** Prints a message of an app as one line. */
final class TailPrinter {
    private final boolean json;
    private final LineOutput out;

    TailPrinter(boolean json, LineOutput out) {
        this.json = json;
        this.out = out;
    }

    void print(String clientId, String name, JsonObject message) {
        JsonObject params =
                message.object(MessageKeys.PARAMS).orElseGet(() -> Json.object().build());
        Optional<String> plugin = params.string(MessageKeys.API);
        JsonObject sent = plugin.isPresent() ? params : message;
        JsonObject line = Json.object()
                .put("app", name)
                .put("client", clientId)
                .putIfPresent("plugin", plugin)
                .putIfPresent("method", sent.get(MessageKeys.METHOD))
                .putIfPresent("params", sent.get(MessageKeys.PARAMS))
                .putIfPresent("error", message.get(MessageKeys.ERROR))
                .build();
        out.println(json ? line : toText(name, line));
    }

    private static String toText(String name, JsonObject line) {
        return name + "\t" + line.string("plugin").orElse("-") + "\t"
                + line.string("method").orElse("error") + "\t"
                + line.get("params")
                        .or(() -> line.get("error"))
                        .map(Json::toString)
                        .orElse("");
    }
}
