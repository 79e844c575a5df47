package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A crash of a program on a device, as front ends see it.
 *
 * @param name what crashed
 * @param reason why, as the device reports it
 * @param callstack the text the device wrote, where it did
 * @param date when, to the millisecond
 */
public record CrashDescription(String name, String reason, Optional<String> callstack, Optional<Instant> date) {
    public static final JsonForm<CrashDescription> FORM = JsonForm.of(CrashDescription::toJson, CrashDescription::read);

    private JsonObject toJson() {
        return Json.object()
                .put("name", name)
                .put("reason", reason)
                .putIfPresent("callstack", callstack)
                .putIfPresent("date", date.map(Instant::toEpochMilli))
                .build();
    }

    private static CrashDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        OptionalLong date = members.optionalInteger("date");
        return new CrashDescription(
                members.string("name"),
                members.string("reason"),
                members.optionalString("callstack"),
                date.isPresent() ? Optional.of(Instant.ofEpochMilli(date.getAsLong())) : Optional.empty());
    }
}
