package dev.bottlenose.frontends.command;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which entries of a session are wanted.
 *
 * @param session its id
 * @param from the first position, for entries in their order
 * @param before the position that the entries precede, for the latest first; ignored if there is a {@code from}
 * @param most how many, if the server allows that many
 */
public record RecordedRange(
        String session, Optional<String> plugin, OptionalLong from, OptionalLong before, OptionalLong most) {
    static final Arguments<RecordedRange> ARGUMENTS =
            Arguments.of(range -> List.of(range.toJson()), RecordedRange::read);

    private JsonObject toJson() {
        JsonObject.Builder json = Json.object().put("session", session).putIfPresent("plugin", plugin);
        from.ifPresent(position -> json.put("from", position));
        before.ifPresent(position -> json.put("before", position));
        most.ifPresent(count -> json.put("most", count));
        return json.build();
    }

    private static RecordedRange read(ArgumentList arguments) throws ArgumentException {
        JsonObject wanted = arguments.object(0);
        return new RecordedRange(
                wanted.string("session").orElseThrow(() -> new ArgumentException("session must be a string.")),
                wanted.string("plugin"),
                wanted.integer("from"),
                wanted.integer("before"),
                wanted.integer("most"));
    }
}
