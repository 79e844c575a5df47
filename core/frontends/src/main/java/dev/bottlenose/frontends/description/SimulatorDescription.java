package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;

/**
 * An iOS simulator that is running or can be launched.
 *
 * @param state {@code booted} or {@code shutdown}
 */
public record SimulatorDescription(String udid, String name, String type, String state, String osVersion) {
    public static final JsonForm<SimulatorDescription> FORM =
            JsonForm.of(SimulatorDescription::toJson, SimulatorDescription::read);

    private JsonObject toJson() {
        return Json.object()
                .put("udid", udid)
                .put("name", name)
                .put("type", type)
                .put("state", state)
                .put("osVersion", osVersion)
                .build();
    }

    private static SimulatorDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new SimulatorDescription(
                members.string("udid"),
                members.string("name"),
                members.string("type"),
                members.string("state"),
                members.optionalString("osVersion").orElse(""));
    }
}
