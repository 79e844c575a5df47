package dev.bottlenose.devices.android.logcat;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.DeviceLogEntry.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the log entries of a crash: errors of {@code AndroidRuntime}, and every fatal entry. A crash ends where that of
 * another process begins, or when nothing more comes. Not thread-safe.
 */
public final class CrashCollector {
    private static final int MOST_LINES = 1000;

    /** Possessive, since a repeated group that can be undone takes stack for each repetition. */
    private static final Pattern JAVA_CAUSE = Pattern.compile("^((?:[\\w$]++\\.)++[\\w$]++)(?::\\s*(.*))?$");

    private static final Pattern SIGNAL =
            Pattern.compile("\\bsignal (\\d+ \\((\\w+)\\))[^\\n]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROCESS = Pattern.compile("(?:Process: |>>> )([\\w.:$-]+)");

    private final List<String> lines = new ArrayList<>();
    private int pid;
    private Optional<Instant> began = Optional.empty();

    /** Adds an entry of the log; returns the crash that it ends. */
    public Optional<DeviceCrash> add(DeviceLogEntry entry) {
        if (!belongsToCrash(entry)) {
            return Optional.empty();
        }
        boolean another = !lines.isEmpty()
                && (entry.pid() != pid
                        || entry.message().startsWith("FATAL EXCEPTION")
                        || entry.message().startsWith("*** ***"));
        Optional<DeviceCrash> ended = another ? end() : Optional.empty();
        if (lines.isEmpty()) {
            pid = entry.pid();
            began = Optional.of(entry.time());
        }
        if (lines.size() < MOST_LINES) {
            entry.message().lines().forEach(lines::add);
        }
        return ended;
    }

    /** Whether a crash has begun and not ended. */
    public boolean isIncomplete() {
        return !lines.isEmpty();
    }

    /** Ends the crash that has begun, since nothing more comes. */
    public Optional<DeviceCrash> end() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        DeviceCrash crash = crash(List.copyOf(lines), began);
        lines.clear();
        return Optional.of(crash);
    }

    private static boolean belongsToCrash(DeviceLogEntry entry) {
        return entry.level() == Level.FATAL
                || (entry.level() == Level.ERROR && entry.tag().equals("AndroidRuntime"));
    }

    private static DeviceCrash crash(List<String> lines, Optional<Instant> time) {
        String text = String.join("\n", lines);
        String name = "Unknown";
        String reason = "Unknown";
        Matcher signal = SIGNAL.matcher(text);
        Optional<Matcher> cause = lines.stream()
                .map(line -> JAVA_CAUSE.matcher(line.strip()))
                .filter(Matcher::matches)
                .findFirst();
        if (cause.isPresent()) {
            name = cause.get().group(1);
            reason = cause.get().group();
        } else if (signal.find()) {
            name = signal.group(2);
            reason = signal.group();
        } else if (!lines.isEmpty()) {
            reason = lines.get(0);
        }
        Matcher process = PROCESS.matcher(text);
        return new DeviceCrash(
                name, process.find() ? reason + " in " + process.group(1) : reason, Optional.of(text), time);
    }
}
