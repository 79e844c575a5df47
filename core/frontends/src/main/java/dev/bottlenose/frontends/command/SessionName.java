package dev.bottlenose.frontends.command;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonString;
import java.util.List;
import java.util.Optional;

/**
 * A session to keep, and the name that it gets.
 *
 * @param session its id
 */
public record SessionName(String session, Optional<String> name) {
    static final Arguments<SessionName> ARGUMENTS = Arguments.of(
            kept -> List.of(kept.session(), Json.of(kept.name())),
            arguments -> new SessionName(
                    arguments.string(0),
                    arguments.argument(1).orElse(null) instanceof JsonString name
                            ? Optional.of(name.value())
                            : Optional.empty()));
}
