package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.List;

/** What the server keeps of a device's log, oldest first. */
public record DeviceHistoryDescription(List<DeviceLogLine> logs, List<CrashDescription> crashes) {
    public static final JsonForm<DeviceHistoryDescription> FORM =
            JsonForm.of(DeviceHistoryDescription::toJson, DeviceHistoryDescription::read);

    private static final JsonForm<List<DeviceLogLine>> LOGS = JsonForms.list(DeviceLogLine.FORM);
    private static final JsonForm<List<CrashDescription>> CRASHES = JsonForms.list(CrashDescription.FORM);

    public DeviceHistoryDescription {
        logs = List.copyOf(logs);
        crashes = List.copyOf(crashes);
    }

    private JsonObject toJson() {
        return Json.object()
                .put("logs", LOGS.write(logs))
                .put("crashes", CRASHES.write(crashes))
                .build();
    }

    private static DeviceHistoryDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new DeviceHistoryDescription(members.member("logs", LOGS), members.member("crashes", CRASHES));
    }
}
