package dev.bottlenose.frontends.command;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonNumber;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The arguments of a command as they came, read by position. */
public record ArgumentList(List<Json> elements) {
    public ArgumentList {
        elements = List.copyOf(elements);
    }

    /**
     * A string argument.
     *
     * @throws ArgumentException if there is no such argument or it is not a string
     */
    public String string(int index) throws ArgumentException {
        if (argument(index).orElse(null) instanceof JsonString string) {
            return string.value();
        }
        throw new ArgumentException("Argument " + (index + 1) + " must be a string.");
    }

    /**
     * A whole number of 32 bits.
     *
     * @throws ArgumentException if there is no such argument or it is not a whole number
     */
    public int integer(int index) throws ArgumentException {
        OptionalLong value =
                argument(index).orElse(null) instanceof JsonNumber number ? number.integer() : OptionalLong.empty();
        if (value.isPresent() && value.getAsLong() == (int) value.getAsLong()) {
            return (int) value.getAsLong();
        }
        throw new ArgumentException("Argument " + (index + 1) + " must be a whole number.");
    }

    /**
     * A whole number of 64 bits.
     *
     * @throws ArgumentException if there is no such argument or it is not a whole number
     */
    public long longInteger(int index) throws ArgumentException {
        OptionalLong value =
                argument(index).orElse(null) instanceof JsonNumber number ? number.integer() : OptionalLong.empty();
        return value.orElseThrow(() -> new ArgumentException("Argument " + (index + 1) + " must be a whole number."));
    }

    /** True if there is such an argument and it is true. */
    public boolean flag(int index) {
        return argument(index).filter(Json.of(true)::equals).isPresent();
    }

    /**
     * An object argument.
     *
     * @throws ArgumentException if there is no such argument or it is not an object
     */
    public JsonObject object(int index) throws ArgumentException {
        if (anyObject(index) instanceof JsonObject object) {
            return object;
        }
        throw new ArgumentException("Argument " + (index + 1) + " is too large.");
    }

    /**
     * An object argument that is only passed on; a large one is a {@link dev.bottlenose.protocol.json.RawJson}.
     *
     * @throws ArgumentException if there is no such argument or it is not an object
     */
    Json anyObject(int index) throws ArgumentException {
        Json argument = argument(index).orElse(JsonNull.NULL);
        if (argument.isObject()) {
            return argument;
        }
        throw new ArgumentException("Argument " + (index + 1) + " must be an object.");
    }

    /** Any argument; empty if there are fewer. */
    public Optional<Json> argument(int index) {
        return index < elements.size() ? Optional.of(elements.get(index)) : Optional.empty();
    }
}
