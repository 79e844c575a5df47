package dev.bottlenose.sdk.state;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.session.ErrorLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's own log. The last lines are sent to the desktop with the next certificate request; the app's log gets at
 * most one line a minute, which counts those that were omitted. Safe from any thread.
 */
public final class Journal implements ErrorLog {
    private static final int LINES_KEPT = 512;
    private static final int MAX_LINE = 1_000;
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Clock clock;
    private final Logger log;
    private final LineBuffer ring = new LineBuffer(LINES_KEPT);

    private @Nullable Instant lastLine;
    private long leftOut;

    public Journal(Clock clock, Logger log) {
        this.clock = clock;
        this.log = log;
    }

    public void info(String text) {
        write("info", Level.INFO, text);
    }

    public void warn(String text) {
        write("warning", Level.WARNING, text);
    }

    @Override
    public void add(FlipperObject error) {
        write("error", Level.WARNING, String.valueOf(error.getString("message")));
    }

    /** Returns the lines since the last call, in the format of the certificate exchange: {@code millis:level:text}. */
    public List<String> drain() {
        return ring.drain();
    }

    private void write(String level, Level logLevel, String text) {
        String line = text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE);
        Instant now = clock.instant();
        ring.add(now.toEpochMilli() + ":" + level + ":" + line);
        @Nullable String due = due(now, line);
        if (due != null) {
            log.log(logLevel, due);
        }
    }

    private synchronized @Nullable String due(Instant now, String line) {
        // If the clock was set back, the log must not stop until it has caught up.
        if (lastLine != null && !now.isBefore(lastLine) && now.isBefore(lastLine.plus(QUIET))) {
            leftOut++;
            return null;
        }
        lastLine = now;
        String due = leftOut == 0 ? line : line + " (" + leftOut + " lines before this one were omitted)";
        leftOut = 0;
        return due;
    }
}
