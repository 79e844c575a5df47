package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Why an app failed to connect.
 *
 * @param id by which it can be dismissed; 0 from a server that sends none
 * @param count how often that happened
 * @param last when it happened last, written to the second
 */
public record DiagnosisDescription(int id, AppIdentity app, Fault fault, int count, Instant last) {
    public static final JsonForm<DiagnosisDescription> FORM =
            JsonForm.of(DiagnosisDescription::toJson, DiagnosisDescription::read);

    private JsonObject toJson() {
        return Json.object()
                .put("id", id)
                .put("app", app.app())
                .put("os", app.os())
                .put("device", app.device())
                .put("code", fault.code())
                .put("message", fault.sentence())
                .put("next", fault.next())
                .put("count", count)
                .put("last", last.truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }

    private static DiagnosisDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new DiagnosisDescription(
                (int) members.optionalInteger("id").orElse(0),
                new AppIdentity(members.string("app"), members.string("os"), members.string("device")),
                FaultForm.FORM.read(json),
                members.integer("count"),
                members.instant("last"));
    }
}
