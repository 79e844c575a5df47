package dev.bottlenose.recording.entry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A session as a list shows it. Times are in milliseconds since 1970.
 *
 * @param recorder the server that recorded it
 * @param ended empty while the app is connected
 * @param last time of the latest entry, or of the beginning
 * @param entries the position of the next entry; the oldest entries may have been deleted
 * @param plugins that have entries
 * @param kept whether it is exempt from automatic deletion
 */
public record SessionSummary(
        String id,
        String recorder,
        RecordedApp app,
        long started,
        OptionalLong ended,
        long last,
        long entries,
        Sizes sizes,
        List<String> plugins,
        boolean kept,
        Optional<String> name) {
    /**
     * How large a session is, in bytes.
     *
     * @param raw as the app sent it
     * @param stored as it is stored, compressed
     */
    public record Sizes(long raw, long stored) {}
}
