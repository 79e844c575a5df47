package dev.bottlenose.devices;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a device's log.
 *
 * @param pid the process; 0 if unknown
 * @param tid the thread; 0 if unknown
 * @param app the name of the process, if the log has it
 */
public record DeviceLogEntry(
        Instant time, Level level, int pid, int tid, Optional<String> app, String tag, String message) {
    /** Its severity, as in the API. */
    public enum Level {
        UNKNOWN,
        VERBOSE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        FATAL;

        /** Its name in the API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
