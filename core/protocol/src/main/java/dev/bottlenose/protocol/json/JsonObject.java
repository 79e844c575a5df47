package dev.bottlenose.protocol.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A JSON object. The typed getters are empty both when the member is absent and when it has another type. */
public record JsonObject(Map<String, Json> members) implements Json {
    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public Optional<Json> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    public Optional<String> string(String name) {
        return get(name, JsonString.class).map(JsonString::value);
    }

    /** The member as a 64-bit integer; empty for fractions and larger numbers. */
    public OptionalLong integer(String name) {
        return members.get(name) instanceof JsonNumber number ? number.integer() : OptionalLong.empty();
    }

    public Optional<JsonNumber> number(String name) {
        return get(name, JsonNumber.class);
    }

    public Optional<Boolean> bool(String name) {
        return get(name, JsonBoolean.class).map(JsonBoolean::value);
    }

    public Optional<JsonObject> object(String name) {
        return get(name, JsonObject.class);
    }

    public Optional<JsonArray> array(String name) {
        return get(name, JsonArray.class);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** A builder that starts with these members. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.members.putAll(members);
        return builder;
    }

    @Override
    public boolean isObject() {
        return true;
    }

    @Override
    public void writeTo(JsonTextBuilder text) {
        String separator = "{";
        for (Map.Entry<String, Json> member : members.entrySet()) {
            text.raw(separator).quoted(member.getKey()).raw(":");
            member.getValue().writeTo(text);
            separator = ",";
        }
        text.raw(members.isEmpty() ? "{}" : "}");
    }

    @Override
    public String toString() {
        return toText().toString();
    }

    private <T extends Json> Optional<T> get(String name, Class<T> type) {
        return get(name).filter(type::isInstance).map(type::cast);
    }

    /** Builds an object member by member, in order. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        Builder() {}

        /** Sets a member; values as {@link Json#of}. */
        public Builder put(String name, @Nullable Object value) {
            members.put(name, Json.of(value));
            return this;
        }

        /** Sets a member unless the value is empty. */
        public Builder putIfPresent(String name, Optional<?> value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        public Builder remove(String name) {
            members.remove(name);
            return this;
        }

        public JsonObject build() {
            return new JsonObject(members);
        }

        public JsonText toText() {
            return build().toText();
        }
    }
}
