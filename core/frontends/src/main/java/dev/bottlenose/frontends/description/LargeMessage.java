package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;

/**
 * A message of an app that is too large to be sent to a front end as it comes.
 *
 * @param id of the app
 * @param plugin empty for a message that concerns the whole app
 * @param message its number, for as long as it is kept
 * @param bytes its size
 */
public record LargeMessage(String id, String plugin, long message, long bytes) {
    public static final JsonForm<LargeMessage> FORM = JsonForm.of(LargeMessage::toJson, LargeMessage::read);

    private JsonObject toJson() {
        return Json.object()
                .put("id", id)
                .put("plugin", plugin)
                .put("message", message)
                .put("bytes", bytes)
                .build();
    }

    private static LargeMessage read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new LargeMessage(
                members.string("id"),
                members.string("plugin"),
                members.longInteger("message"),
                members.longInteger("bytes"));
    }
}
