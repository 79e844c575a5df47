package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;

/**
 * The server's state.
 *
 * @param state {@code starting}, {@code started} or {@code closed}
 * @param error {@code undefined} where there is none, as on the original
 */
public record ServerStateDescription(String state, String error) {
    public static final JsonForm<ServerStateDescription> FORM =
            JsonForm.of(ServerStateDescription::toJson, ServerStateDescription::read);

    private JsonObject toJson() {
        return Json.object().put("state", state).put("error", error).build();
    }

    private static ServerStateDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new ServerStateDescription(
                members.string("state"), members.optionalString("error").orElse("undefined"));
    }
}
