package dev.bottlenose.sdk.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON array. Getters treat an index out of range or an element of another kind like {@link FlipperObject}'s treat a
 * missing member. Immutable; safe from any thread.
 */
public final class FlipperArray {
    private static final FlipperArray EMPTY = new FlipperArray(Collections.emptyList());

    private final List<@Nullable Object> elements;
    private final int depth;

    /** {@code elements} holds JSON values only and is not changed any more. */
    FlipperArray(List<@Nullable Object> elements) {
        this.elements = elements;
        this.depth = Values.depth(elements);
    }

    /** {@code []}. */
    public static FlipperArray empty() {
        return EMPTY;
    }

    /** The array of these values; what they may be says {@link FlipperObject#of(java.util.Map)}. */
    public static FlipperArray of(@Nullable Object... values) {
        return of(Arrays.asList(values));
    }

    /**
     * The array of these values.
     *
     * @throws IllegalArgumentException if they nest deeper than {@link FlipperObject#MAX_DEPTH}
     */
    public static FlipperArray of(Iterable<? extends @Nullable Object> values) {
        return Values.array(values, 0);
    }

    /**
     * The array that {@code json} is the text of.
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

    /** The element as Java value, as {@link FlipperObject#get} gives members. */
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

    /** The elements as {@link #get} gives them; cannot be changed. */
    public List<@Nullable Object> toList() {
        return Collections.unmodifiableList(elements);
    }

    /** The text, without any blank. */
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

    /** Puts an array together. Not safe for use from several threads at once. */
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
