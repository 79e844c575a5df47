package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.OptionalLong;

/**
 * A part of an app's message.
 *
 * @param text some of the message's JSON
 * @param next where the next part begins; empty for the last part
 */
public record MessagePart(String text, OptionalLong next) {
    public static final JsonForm<MessagePart> FORM = JsonForm.of(MessagePart::toJson, MessagePart::read);

    private JsonObject toJson() {
        JsonObject.Builder json = Json.object().put("text", text);
        next.ifPresent(offset -> json.put("next", offset));
        return json.build();
    }

    private static MessagePart read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new MessagePart(members.string("text"), members.optionalInteger("next"));
    }
}
