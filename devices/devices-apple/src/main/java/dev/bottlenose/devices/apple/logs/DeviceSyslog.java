package dev.bottlenose.devices.apple.logs;

import dev.bottlenose.devices.DeviceLogEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a device's system log as {@code idb log} prints it: {@code Nov 21 12:11:06 Phone Demo(Lib)[312] <Notice>: text}.
 * Further lines of a message have no such beginning. Source: docs/PROTOCOL.md, iOS. For one thread.
 */
final class DeviceSyslog implements Consumer<byte[]> {
    private static final int LONGEST_LINE = 64 << 10;
    private static final Pattern LINE = Pattern.compile(
            "(\\w{3} +\\d+ \\d\\d:\\d\\d:\\d\\d) \\S+ ([^(\\[]+)(?:\\(([^)]*)\\))?\\[(\\d{1,9})\\] <(\\w+)>: ?(.*)",
            Pattern.DOTALL);
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy MMM d HH:mm:ss", Locale.ROOT);

    private final Clock clock;
    private final Consumer<DeviceLogEntry> found;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<DeviceLogEntry> last = Optional.empty();

    /** @param clock for the year and the time zone, which the log omits */
    DeviceSyslog(Clock clock, Consumer<DeviceLogEntry> found) {
        this.clock = clock;
        this.found = found;
    }

    @Override
    public void accept(byte[] chunk) {
        for (byte b : chunk) {
            if (b == '\n') {
                take(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(b);
            }
        }
    }

    private void take(String text) {
        Matcher parts = LINE.matcher(text);
        if (parts.matches()) {
            last = Optional.of(new DeviceLogEntry(
                    time(parts.group(1)),
                    UnifiedLog.level(parts.group(5)),
                    Integer.parseInt(parts.group(4)),
                    0,
                    Optional.of(parts.group(2)),
                    Optional.ofNullable(parts.group(3)).orElse(parts.group(2)),
                    parts.group(6)));
            last.ifPresent(found);
        } else if (!text.isBlank()) {
            last.ifPresent(before -> found.accept(new DeviceLogEntry(
                    before.time(), before.level(), before.pid(), before.tid(), before.app(), before.tag(), text)));
        }
    }

    /** An entry of December that is read in January is of last year. */
    private Instant time(String text) {
        LocalDateTime now = LocalDateTime.now(clock);
        try {
            LocalDateTime time = LocalDateTime.parse(now.getYear() + " " + text.replaceAll(" +", " "), TIMESTAMP);
            LocalDateTime past = time.isAfter(now.plusDays(1)) ? time.minusYears(1) : time;
            return past.atZone(clock.getZone()).toInstant();
        } catch (DateTimeException invalid) {
            return clock.instant();
        }
    }
}
