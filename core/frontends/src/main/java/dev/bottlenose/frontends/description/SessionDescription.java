package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A recorded session: one app from its connection to its end.
 *
 * @param client id of the app
 * @param started when the app connected
 * @param last when its latest entry arrived
 * @param live whether it is being recorded
 * @param entries how many the app sent
 * @param size how large they are
 * @param kept whether it is exempt from automatic deletion
 */
public record SessionDescription(
        String id,
        String client,
        QueryDescription query,
        Instant started,
        Instant last,
        boolean live,
        long entries,
        Size size,
        List<String> plugins,
        boolean kept,
        Optional<String> name) {
    public static final JsonForm<SessionDescription> FORM =
            JsonForm.of(SessionDescription::toJson, SessionDescription::read);

    /**
     * The size of a session, in bytes.
     *
     * @param sent by the app
     * @param stored after compression
     */
    public record Size(long sent, long stored) {}

    private JsonObject toJson() {
        return Json.object()
                .put("id", id)
                .put("client", client)
                .put("query", QueryDescription.FORM.write(query))
                .put("started", started.toString())
                .put("last", last.toString())
                .put("live", live)
                .put("entries", entries)
                .put("bytes", size.sent())
                .put("storedBytes", size.stored())
                .put("plugins", plugins)
                .put("kept", kept)
                .putIfPresent("name", name)
                .build();
    }

    private static SessionDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new SessionDescription(
                members.string("id"),
                members.string("client"),
                members.member("query", QueryDescription.FORM),
                members.instant("started"),
                members.instant("last"),
                members.flag("live"),
                members.optionalInteger("entries").orElse(0),
                new Size(
                        members.optionalInteger("bytes").orElse(0),
                        members.optionalInteger("storedBytes").orElse(0)),
                members.strings("plugins"),
                members.flag("kept"),
                members.optionalString("name"));
    }
}
