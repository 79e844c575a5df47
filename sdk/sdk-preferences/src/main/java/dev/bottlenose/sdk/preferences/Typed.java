package dev.bottlenose.sdk.preferences;

import org.jspecify.annotations.Nullable;

/** Converts a value that the desktop sent to the class of the existing value. */
final class Typed {
    private Typed() {}

    /**
     * Returns the value in the class of {@code old}, or as text if that class is not one of preferences.
     *
     * @throws IllegalArgumentException if it cannot be converted
     */
    static Object like(@Nullable Object old, @Nullable Object value) {
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
        if (value == null || !plain) {
            throw new IllegalArgumentException("Not a text, number or boolean: " + value);
        }
        String text = value.toString();
        if (old instanceof Boolean) {
            return truth(text);
        }
        if (old instanceof Integer || old instanceof Long || old instanceof Float || old instanceof Double) {
            return number((Number) old, text);
        }
        return text;
    }

    private static Object truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("Not a boolean: " + text);
    }

    private static Object number(Number old, String text) {
        try {
            if (old instanceof Integer) {
                return Integer.valueOf(text);
            }
            if (old instanceof Long) {
                return Long.valueOf(text);
            }
            return old instanceof Float ? (Object) Float.valueOf(text) : (Object) Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not of type " + old.getClass().getSimpleName() + ": " + text, e);
        }
    }
}
