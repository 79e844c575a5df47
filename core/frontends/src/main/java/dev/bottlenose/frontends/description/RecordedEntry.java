package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;

/**
 * An entry of a recorded session.
 *
 * @param position in the session, from 0
 * @param kind {@code message}, {@code connection}, {@code fault}, {@code gap}, ...
 * @param plugin that it belongs to; empty for the app itself
 * @param message JSON as a text
 */
public record RecordedEntry(long position, Instant time, String kind, String plugin, String message) {
    public static final JsonForm<RecordedEntry> FORM = JsonForm.of(RecordedEntry::toJson, RecordedEntry::read);

    private JsonObject toJson() {
        return Json.object()
                .put("position", position)
                .put("time", time.toString())
                .put("kind", kind)
                .put("plugin", plugin)
                .put("message", message)
                .build();
    }

    private static RecordedEntry read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new RecordedEntry(
                members.optionalInteger("position").orElse(0),
                members.instant("time"),
                members.string("kind"),
                members.string("plugin"),
                members.string("message"));
    }
}
