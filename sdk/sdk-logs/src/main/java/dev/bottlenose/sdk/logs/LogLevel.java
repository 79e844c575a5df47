package dev.bottlenose.sdk.logs;

import java.util.Locale;

/** How much a line matters, in the words of the desktop's log page. */
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
