package dev.bottlenose.sdk.tables;

import java.util.Locale;

/** What the values of a column are, for whoever shows, sorts and filters them. */
public enum ColumnType {
    /** Text, the default. */
    TEXT,
    /** Numbers. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** Milliseconds since 1970. */
    TIME,
    /** Milliseconds. */
    DURATION,
    /** A number of bytes. */
    BYTES,
    /** Objects and arrays, or their text. */
    JSON,
    /** An address to be opened. */
    URL;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
