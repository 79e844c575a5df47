package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the members of an object; a required one that is missing or of another type is an exception. */
public final class Members {
    private final JsonObject object;

    private Members(JsonObject object) {
        this.object = object;
    }

    /**
     * The members of an object.
     *
     * @throws MalformedJsonException if the JSON is not an object
     */
    public static Members of(Json json) throws MalformedJsonException {
        return new Members(JsonForms.OBJECT.read(json));
    }

    public String string(String name) throws MalformedJsonException {
        return object.string(name).orElseThrow(() -> missing(name));
    }

    /** Empty where there is no such string; servers of other versions leave out what they do not know. */
    public Optional<String> optionalString(String name) {
        return object.string(name);
    }

    public int integer(String name) throws MalformedJsonException {
        long value = object.integer(name).orElseThrow(() -> missing(name));
        if (value != (int) value) {
            throw missing(name);
        }
        return (int) value;
    }

    public long longInteger(String name) throws MalformedJsonException {
        return object.integer(name).orElseThrow(() -> missing(name));
    }

    public OptionalLong optionalInteger(String name) {
        return object.integer(name);
    }

    /** False unless there is such a member and it is true. */
    public boolean flag(String name) {
        return object.bool(name).orElse(false);
    }

    public Instant instant(String name) throws MalformedJsonException {
        try {
            return Instant.parse(string(name));
        } catch (DateTimeException e) {
            throw missing(name);
        }
    }

    /** Empty where there is no such list. */
    public List<String> strings(String name) {
        return object.array(name).map(JsonArray::strings).orElse(List.of());
    }

    public <T> T member(String name, JsonForm<T> form) throws MalformedJsonException {
        return form.read(object.get(name).orElseThrow(() -> missing(name)));
    }

    public <T> Optional<T> optionalMember(String name, JsonForm<T> form) throws MalformedJsonException {
        return object.has(name) ? Optional.of(member(name, form)) : Optional.empty();
    }

    private static MalformedJsonException missing(String name) {
        return new MalformedJsonException("an object without a usable '" + name + "'");
    }
}
