package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;
import java.util.Optional;

/**
 * A log line about apps that are connecting.
 *
 * @param app empty where the app has not identified itself
 */
public record ConnectivityNote(Instant time, Level level, Optional<Subject> app, String message) {
    /** The app that a line is about. */
    public record Subject(String app, String os, String device, String medium) {}

    public static final JsonForm<ConnectivityNote> FORM = JsonForm.of(ConnectivityNote::toJson, ConnectivityNote::read);

    private JsonObject toJson() {
        JsonObject.Builder line = Json.object()
                .put("time", time.toString())
                .put("type", Level.FORM.write(level))
                .put("message", message);
        app.ifPresent(subject -> line.put("os", subject.os())
                .put("device", subject.device())
                .put("app", subject.app())
                .put("medium", subject.medium()));
        return line.build();
    }

    private static ConnectivityNote read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new ConnectivityNote(
                members.instant("time"),
                members.member("type", Level.FORM),
                members.optionalString("app")
                        .map(app -> new Subject(
                                app,
                                members.optionalString("os").orElse(""),
                                members.optionalString("device").orElse(""),
                                members.optionalString("medium").orElse(""))),
                members.string("message"));
    }
}
