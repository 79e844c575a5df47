package dev.bottlenose.server;

import dev.bottlenose.recording.RecorderLimits;
import dev.bottlenose.recording.store.StoreLocation;
import java.util.Optional;

/**
 * Whether and where a server records.
 *
 * @param enabled whether anything is recorded
 * @param shared a store that several servers share; empty for one in the home
 */
public record RecordingOptions(boolean enabled, Optional<StoreLocation> shared, RecorderLimits limits) {
    /** In the home, up to 2 GiB and 30 days. */
    public static final RecordingOptions DEFAULT = new RecordingOptions(true, Optional.empty(), RecorderLimits.DEFAULT);

    public static final RecordingOptions OFF = new RecordingOptions(false, Optional.empty(), RecorderLimits.DEFAULT);
}
