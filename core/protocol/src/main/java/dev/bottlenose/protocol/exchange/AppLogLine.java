package dev.bottlenose.protocol.exchange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the client's own log, which it sends when it pairs.
 *
 * @param time milliseconds since the epoch, by the device's clock
 * @param level {@code info}, {@code warning} or {@code error}
 */
public record AppLogLine(long time, String level, String text) {
    private static final Pattern FORMAT = Pattern.compile("(\\d{1,18}):(info|warning|error):(.*)", Pattern.DOTALL);

    /** Reads {@code <epochMillis>:<level>:<text>}; empty for anything else. */
    static Optional<AppLogLine> read(String line) {
        Matcher parts = FORMAT.matcher(line);
        return parts.matches()
                ? Optional.of(new AppLogLine(Long.parseLong(parts.group(1)), parts.group(2), parts.group(3)))
                : Optional.empty();
    }
}
