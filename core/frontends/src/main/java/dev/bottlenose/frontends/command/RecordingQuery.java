package dev.bottlenose.frontends.command;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is searched for in recorded sessions, and where.
 *
 * @param text the text, or {@code /REGEX/}
 * @param app a part of an app's id or name
 * @param session id of a session
 * @param since in milliseconds since 1970
 * @param next where to continue, as the latest answer has it
 */
public record RecordingQuery(
        String text,
        Optional<String> app,
        Optional<String> plugin,
        Optional<String> session,
        OptionalLong since,
        Optional<JsonObject> next) {
    static final Arguments<RecordingQuery> ARGUMENTS =
            Arguments.of(query -> List.of(query.toJson()), RecordingQuery::read);

    /** The same search, continued. */
    public RecordingQuery continuedAt(JsonObject place) {
        return new RecordingQuery(text, app, plugin, session, since, Optional.of(place));
    }

    private JsonObject toJson() {
        JsonObject.Builder json = Json.object()
                .put("text", text)
                .putIfPresent("app", app)
                .putIfPresent("plugin", plugin)
                .putIfPresent("session", session)
                .putIfPresent("next", next);
        since.ifPresent(time -> json.put("since", time));
        return json.build();
    }

    private static RecordingQuery read(ArgumentList arguments) throws ArgumentException {
        JsonObject query = arguments.object(0);
        return new RecordingQuery(
                query.string("text")
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(() -> new ArgumentException("text must be a string that is not empty.")),
                query.string("app"),
                query.string("plugin"),
                query.string("session"),
                query.integer("since"),
                query.object("next"));
    }
}
