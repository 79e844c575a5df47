package dev.bottlenose.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as a user types it: {@code 90s}, {@code 10m}, {@code 2h} or {@code 3d} ago, or {@code 2026-01-31T12:00:00Z}. */
final class TimeAgo {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    private TimeAgo() {}

    /** @throws IllegalArgumentException if it is neither; the message is for the user */
    static Instant parse(String typed, Instant now) {
        Matcher ago = AGO.matcher(typed);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            return now.minus(
                    switch (ago.group(2)) {
                        case "d" -> Duration.ofDays(count);
                        case "h" -> Duration.ofHours(count);
                        case "m" -> Duration.ofMinutes(count);
                        default -> Duration.ofSeconds(count);
                    });
        }
        try {
            return Instant.parse(typed);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a time is a number and s, m, h or d, or like 2026-01-31T12:00:00Z: " + typed, e);
        }
    }
}
