package dev.bottlenose.sdk.logs;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.json.FlipperValue;
import org.jspecify.annotations.Nullable;

/** One line of a log, with its stack trace if it has one. Immutable. */
public final class LogLine implements FlipperValue {
    /** In characters; for message and exception each. */
    private static final int LONGEST_TEXT = 32_000;

    private final long millis;
    private final LogLevel level;
    private final String logger;
    private final String thread;
    private final String message;
    private final @Nullable String exception;

    /**
     * Creates a line.
     *
     * @param millis since the epoch
     * @param exception the exception with its stack trace, as Java prints it; null for none
     */
    public LogLine(
            long millis, LogLevel level, String logger, String thread, String message, @Nullable String exception) {
        this.millis = millis;
        this.level = level;
        this.logger = logger;
        this.thread = thread;
        this.message = cut(message);
        this.exception = exception == null ? null : cut(exception);
    }

    String logger() {
        return logger;
    }

    @Override
    public FlipperObject toFlipperObject() {
        return new FlipperObject.Builder()
                .put("date", millis)
                .put("type", level.word())
                .put("tag", logger)
                .put("pid", ProcessHandle.current().pid())
                .put("thread", thread)
                .put("message", message)
                .put("exception", exception)
                .build();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "... (" + text.length() + " characters)";
    }
}
