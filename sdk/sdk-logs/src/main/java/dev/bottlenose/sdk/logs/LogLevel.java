package dev.bottlenose.sdk.logs;

import java.util.Locale;

/** The level of a line, by the desktop's name for it. */
public enum LogLevel {
    VERBOSE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
