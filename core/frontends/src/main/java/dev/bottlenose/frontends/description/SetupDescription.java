package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;
import java.util.List;

/**
 * An app on its way to a connection, or lately at its end.
 *
 * @param state {@code pairing}, {@code issuing}, {@code delivered}, {@code connecting}, {@code connected} or {@code failed}
 * @param since when it entered that state
 * @param steps what happened, oldest first
 */
public record SetupDescription(AppIdentity app, String state, Instant since, List<Step> steps) {
    /** What happened at a time. */
    public record Step(Instant time, String text) {
        static final JsonForm<Step> FORM = JsonForm.of(Step::toJson, Step::read);

        private JsonObject toJson() {
            return Json.object().put("time", time.toString()).put("text", text).build();
        }

        private static Step read(Json json) throws MalformedJsonException {
            Members members = Members.of(json);
            return new Step(members.instant("time"), members.string("text"));
        }
    }

    public static final JsonForm<SetupDescription> FORM = JsonForm.of(SetupDescription::toJson, SetupDescription::read);

    public SetupDescription {
        steps = List.copyOf(steps);
    }

    /** Whether the app has neither connected nor failed. */
    public boolean isUnderWay() {
        return !state.equals("connected") && !state.equals("failed");
    }

    /** What happened last; empty if nothing is known. */
    public String lastStep() {
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1).text();
    }

    private JsonObject toJson() {
        return Json.object()
                .put("app", app.app())
                .put("os", app.os())
                .put("device", app.device())
                .put("state", state)
                .put("since", since.toString())
                .put("steps", JsonForms.list(Step.FORM).write(steps))
                .build();
    }

    private static SetupDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new SetupDescription(
                new AppIdentity(members.string("app"), members.string("os"), members.string("device")),
                members.string("state"),
                members.instant("since"),
                members.member("steps", JsonForms.list(Step.FORM)));
    }
}
