package dev.bottlenose.sdk.tables;

import java.util.Locale;

/** The type of a column's values, by which they are shown, sorted and filtered. */
public enum ColumnType {
    /** Text, the default. */
    TEXT,
    /** Numbers. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** Milliseconds since the epoch. */
    TIME,
    /** Milliseconds. */
    DURATION,
    /** A number of bytes. */
    BYTES,
    /** Objects and arrays, or their text. */
    JSON,
    /** A link. */
    URL;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
