package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a device's log, as front ends see it.
 *
 * @param type {@code unknown}, {@code verbose}, {@code debug}, {@code info}, {@code warn}, {@code error} or {@code fatal}
 * @param pid the process; 0 if unknown
 * @param tid the thread; 0 if unknown
 * @param app the name of the process, where the log has it
 */
public record DeviceLogLine(
        Instant date, String type, int pid, int tid, Optional<String> app, String tag, String message) {
    public static final JsonForm<DeviceLogLine> FORM = JsonForm.of(DeviceLogLine::toJson, DeviceLogLine::read);

    private JsonObject toJson() {
        return Json.object()
                .put("date", date.toString())
                .put("type", type)
                .put("pid", pid)
                .put("tid", tid)
                .putIfPresent("app", app)
                .put("tag", tag)
                .put("message", message)
                .build();
    }

    private static DeviceLogLine read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new DeviceLogLine(
                members.instant("date"),
                members.string("type"),
                members.integer("pid"),
                members.integer("tid"),
                members.optionalString("app"),
                members.string("tag"),
                members.string("message"));
    }
}
