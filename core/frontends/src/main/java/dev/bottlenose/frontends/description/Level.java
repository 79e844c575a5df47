package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How serious a message to the developer is. */
public enum Level {
    SUCCESS,
    INFO,
    WARNING,
    ERROR;

    public static final JsonForm<Level> FORM =
            JsonForm.of(level -> new JsonString(level.name().toLowerCase(Locale.ROOT)), Level::read);

    /** The level of this name, in any case. */
    public static Optional<Level> named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static Level read(Json json) throws MalformedJsonException {
        return named(JsonForms.STRING.read(json)).orElseThrow(() -> new MalformedJsonException("not a level"));
    }
}
