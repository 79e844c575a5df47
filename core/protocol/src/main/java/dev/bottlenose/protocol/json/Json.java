package dev.bottlenose.protocol.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A JSON value in memory. Members keep their order; of members with one name the last counts. Immutable. */
public sealed interface Json permits JsonArray, JsonBoolean, JsonNull, JsonNumber, JsonObject, JsonString, RawJson {
    /**
     * Reads one value.
     *
     * @throws MalformedJsonException if the text is not exactly one JSON value, or nests deeper than 500 levels
     */
    static Json parse(JsonText text) throws MalformedJsonException {
        return JsonParsing.parse(text);
    }

    /**
     * Reads one object.
     *
     * @throws MalformedJsonException as {@link #parse}, or if the value is not an object
     */
    static JsonObject parseObject(JsonText text) throws MalformedJsonException {
        if (parse(text) instanceof JsonObject object) {
            return object;
        }
        throw new MalformedJsonException("not a JSON object");
    }

    /**
     * Reads one object within limits.
     *
     * @throws MalformedJsonException as {@link #parse}, if the value is not an object, or if it exceeds the limits
     */
    static JsonObject parseObject(JsonText text, ParseLimits limits) throws MalformedJsonException {
        if (JsonParsing.parse(text, limits) instanceof JsonObject object) {
            return object;
        }
        throw new MalformedJsonException("not a JSON object");
    }

    /** Starts an object. */
    static JsonObject.Builder object() {
        return new JsonObject.Builder();
    }

    static JsonArray array(List<? extends Json> elements) {
        return new JsonArray(List.copyOf(elements));
    }

    /**
     * The JSON value for a Java value: null, Boolean, Integer, Long, Double, String, List, Map with String keys, Json
     * itself, or a builder of an object. Empty optionals become null.
     *
     * @throws IllegalArgumentException for any other type
     */
    static Json of(@Nullable Object value) {
        if (value == null) {
            return JsonNull.NULL;
        } else if (value instanceof Json json) {
            return json;
        } else if (value instanceof JsonObject.Builder builder) {
            return builder.build();
        } else if (value instanceof String string) {
            return new JsonString(string);
        } else if (value instanceof Boolean bool) {
            return new JsonBoolean(bool);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Double) {
            return new JsonNumber(value.toString());
        } else if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? of(optional.getAsInt()) : JsonNull.NULL;
        } else if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? of(optional.getAsLong()) : JsonNull.NULL;
        } else if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        } else if (value instanceof List<?> list) {
            List<Json> elements = new ArrayList<>(list.size());
            list.forEach(element -> elements.add(of(element)));
            return new JsonArray(elements);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Json> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put((String) name, of(member)));
            return new JsonObject(members);
        }
        throw new IllegalArgumentException("value has no JSON form: " + value.getClass());
    }

    /** Whether it is an object, read or as text. */
    default boolean isObject() {
        return false;
    }

    /** Appends this value to a text under construction. */
    void writeTo(JsonTextBuilder text);

    default JsonText toText() {
        JsonTextBuilder text = new JsonTextBuilder(256);
        writeTo(text);
        return text.build();
    }
}
