package dev.bottlenose.recording.format;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.recording.entry.RecordedApp;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a file contains of a session besides its entries. Times are in milliseconds since 1970.
 *
 * @param ended empty if the app was connected when the file was written
 */
public record SessionHeader(String id, RecordedApp app, long started, OptionalLong ended, Optional<String> name) {
    /** The version of the format of session files. */
    static final int VERSION = 1;

    JsonObject toJson() {
        JsonObject.Builder json = Json.object()
                .put("bottlenose", "session")
                .put("version", VERSION)
                .put("id", id)
                .put("client", app.clientId())
                .put("query", app.query())
                .put("started", started);
        if (ended.isPresent()) {
            json.put("ended", ended.getAsLong());
        }
        return json.putIfPresent("name", name).build();
    }
}
