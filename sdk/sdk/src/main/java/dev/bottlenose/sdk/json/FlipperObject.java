package dev.bottlenose.sdk.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, with its members in the order in which they were put.
 *
 * <p>Getters never throw: for a member that is missing or of another type, numbers are 0 (NaN for {@link #getDouble}),
 * booleans false, objects and arrays empty, and strings null. Two objects are equal if they have the same members, in
 * any order. Immutable; safe from any thread.
 */
public final class FlipperObject {
    /** The maximum nesting of objects and arrays; values that nest deeper are rejected. */
    public static final int MAX_DEPTH = 512;

    private static final FlipperObject EMPTY = new FlipperObject(Collections.emptyMap());

    private final Map<String, @Nullable Object> members;
    private final int depth;

    /** {@code members} contains JSON values only, and is not modified any more. */
    FlipperObject(Map<String, @Nullable Object> members) {
        this.members = members;
        this.depth = Values.depth(members.values());
    }

    /** {@code {}}. */
    public static FlipperObject empty() {
        return EMPTY;
    }

    public static FlipperObject of(String key, @Nullable Object value) {
        return new Builder().set(key, value).build();
    }

    public static FlipperObject of(String key1, @Nullable Object value1, String key2, @Nullable Object value2) {
        return new Builder().set(key1, value1).set(key2, value2).build();
    }

    public static FlipperObject of(
            String key1,
            @Nullable Object value1,
            String key2,
            @Nullable Object value2,
            String key3,
            @Nullable Object value3) {
        return new Builder()
                .set(key1, value1)
                .set(key2, value2)
                .set(key3, value3)
                .build();
    }

    /**
     * Returns an object with the members of {@code map}. Values may be strings, numbers, booleans, null, maps,
     * iterables and arrays of these, {@link FlipperObject}, {@link FlipperArray}, their builders, and {@link
     * FlipperValue}; anything else is converted with {@code toString()}. NaN and infinities become null.
     *
     * @throws IllegalArgumentException if the values nest deeper than {@link #MAX_DEPTH}
     */
    public static FlipperObject of(Map<?, ? extends @Nullable Object> map) {
        return Values.object(map, 0);
    }

    /**
     * Parses {@code json}.
     *
     * @throws IllegalArgumentException if the text is not exactly one JSON object (RFC 8259)
     */
    public static FlipperObject parse(String json) {
        @Nullable Object value = JsonReader.read(json);
        if (value instanceof FlipperObject) {
            return (FlipperObject) value;
        }
        throw new IllegalArgumentException("JSON is not an object");
    }

    public boolean contains(String key) {
        return members.containsKey(key);
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /**
     * Returns a member as a Java value: String, Boolean, Long, BigInteger, Double, BigDecimal, {@link FlipperObject},
     * {@link FlipperArray}; null for JSON's null and for a missing member.
     */
    public @Nullable Object get(String key) {
        return members.get(key);
    }

    /** Returns a string, number or boolean as text; null for everything else. */
    public @Nullable String getString(String key) {
        return Values.text(members.get(key));
    }

    public int getInt(String key) {
        return (int) getLong(key);
    }

    public long getLong(String key) {
        return Values.integer(members.get(key));
    }

    public float getFloat(String key) {
        return (float) getDouble(key);
    }

    public double getDouble(String key) {
        return Values.fraction(members.get(key));
    }

    public boolean getBoolean(String key) {
        return Boolean.TRUE.equals(members.get(key));
    }

    public FlipperObject getObject(String key) {
        @Nullable Object value = members.get(key);
        return value instanceof FlipperObject ? (FlipperObject) value : EMPTY;
    }

    public FlipperArray getArray(String key) {
        @Nullable Object value = members.get(key);
        return value instanceof FlipperArray ? (FlipperArray) value : FlipperArray.empty();
    }

    /** Returns the JSON text, without white space. */
    public String toJsonString() {
        return JsonWriter.write(this);
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    int depth() {
        return depth;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlipperObject && members.equals(((FlipperObject) other).members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return toJsonString();
    }

    /** Builds an object. Not thread-safe. */
    public static final class Builder {
        private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

        public Builder() {}

        /** Puts a member. A null is omitted, as by Flipper's own builder; {@link #putNull} puts one. */
        public Builder put(String key, @Nullable Object value) {
            if (value == null) {
                members.remove(key);
                return this;
            }
            return set(key, value);
        }

        public Builder putNull(String key) {
            return set(key, null);
        }

        public FlipperObject build() {
            return new FlipperObject(new LinkedHashMap<>(members));
        }

        private Builder set(String key, @Nullable Object value) {
            members.put(key, Values.of(value, 1));
            return this;
        }
    }
}
