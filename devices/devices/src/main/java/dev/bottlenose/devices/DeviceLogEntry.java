package dev.bottlenose.devices;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a device's log.
 *
 * @param pid the process; 0 if unknown
 * @param tid the thread; 0 if unknown
 * @param app the name of the process, where the log has it
 */
public record DeviceLogEntry(
        Instant time, Level level, int pid, int tid, Optional<String> app, String tag, String message) {
    /** How much it matters, in the words of front ends. */
    public enum Level {
        UNKNOWN,
        VERBOSE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        FATAL;

        /** The word front ends use. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
