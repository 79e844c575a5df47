package dev.bottlenose.sdk.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON array. Getters treat an index out of range or an element of another type as those of {@link FlipperObject}
 * treat a missing member. Immutable; safe from any thread.
 */
public final class FlipperArray {
    private static final FlipperArray EMPTY = new FlipperArray(Collections.emptyList());

    private final List<@Nullable Object> elements;
    private final int depth;

    /** {@code elements} contains JSON values only, and is not modified any more. */
    FlipperArray(List<@Nullable Object> elements) {
        this.elements = elements;
        this.depth = Values.depth(elements);
    }

    /** {@code []}. */
    public static FlipperArray empty() {
        return EMPTY;
    }

    /** Returns an array of these values; see {@link FlipperObject#of(java.util.Map)} for what they may be. */
    public static FlipperArray of(@Nullable Object... values) {
        return of(Arrays.asList(values));
    }

    /**
     * Returns an array of these values.
     *
     * @throws IllegalArgumentException if they nest deeper than {@link FlipperObject#MAX_DEPTH}
     */
    public static FlipperArray of(Iterable<? extends @Nullable Object> values) {
        return Values.array(values, 0);
    }

    /**
     * Parses {@code json}.
     *
     * @throws IllegalArgumentException if the text is not exactly one JSON array (RFC 8259)
     */
    public static FlipperArray parse(String json) {
        @Nullable Object value = JsonReader.read(json);
        if (value instanceof FlipperArray) {
            return (FlipperArray) value;
        }
        throw new IllegalArgumentException("JSON is not an array");
    }

    public int length() {
        return elements.size();
    }

    /** Returns an element as {@link FlipperObject#get} returns members. */
    public @Nullable Object get(int index) {
        return index >= 0 && index < elements.size() ? elements.get(index) : null;
    }

    public @Nullable String getString(int index) {
        return Values.text(get(index));
    }

    public int getInt(int index) {
        return (int) getLong(index);
    }

    public long getLong(int index) {
        return Values.integer(get(index));
    }

    public double getDouble(int index) {
        return Values.fraction(get(index));
    }

    public boolean getBoolean(int index) {
        return Boolean.TRUE.equals(get(index));
    }

    public FlipperObject getObject(int index) {
        @Nullable Object value = get(index);
        return value instanceof FlipperObject ? (FlipperObject) value : FlipperObject.empty();
    }

    public FlipperArray getArray(int index) {
        @Nullable Object value = get(index);
        return value instanceof FlipperArray ? (FlipperArray) value : EMPTY;
    }

    /** Returns the elements as an unmodifiable list. */
    public List<@Nullable Object> toList() {
        return Collections.unmodifiableList(elements);
    }

    /** Returns the JSON text, without white space. */
    public String toJsonString() {
        return JsonWriter.write(this);
    }

    List<@Nullable Object> elements() {
        return elements;
    }

    int depth() {
        return depth;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlipperArray && elements.equals(((FlipperArray) other).elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return toJsonString();
    }

    /** Builds an array. Not thread-safe. */
    public static final class Builder {
        private final List<@Nullable Object> elements = new ArrayList<>();

        public Builder() {}

        /** Appends a value, a null as JSON's null. */
        public Builder put(@Nullable Object value) {
            elements.add(Values.of(value, 1));
            return this;
        }

        public FlipperArray build() {
            return new FlipperArray(new ArrayList<>(elements));
        }
    }
}
