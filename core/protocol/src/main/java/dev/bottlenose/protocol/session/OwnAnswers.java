package dev.bottlenose.protocol.session;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.MessageKeys;
import java.util.Optional;

/** Answers that a session gives in the app's place, in the original's form. */
final class OwnAnswers {
    /** The original server adds the length of the app's text; for its own answers it is this one's. */
    private static final int DONE_LENGTH = "{\"success\":{}}".length();

    private OwnAnswers() {}

    static JsonText done(Optional<Json> callersId) {
        return Json.object()
                .putIfPresent(MessageKeys.ID, callersId)
                .put(MessageKeys.SUCCESS, Json.object())
                .put("length", DONE_LENGTH)
                .toText();
    }

    static JsonObject failure(Optional<Json> callersId, String name, String message) {
        return Json.object()
                .putIfPresent(MessageKeys.ID, callersId)
                .put("length", 0)
                .put(
                        MessageKeys.ERROR,
                        Json.object()
                                .put(MessageKeys.ERROR_NAME, name)
                                .put(MessageKeys.ERROR_MESSAGE, message)
                                .put(MessageKeys.ERROR_STACKTRACE, ""))
                .build();
    }
}
