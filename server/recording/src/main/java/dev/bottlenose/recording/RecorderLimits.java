package dev.bottlenose.recording;

import dev.bottlenose.recording.store.SessionStore;
import java.time.Duration;

/**
 * The limits of a recorder.
 *
 * @param waitingBytes of entries that are not stored yet, for all apps together
 * @param stored what is kept in the store
 */
public record RecorderLimits(long waitingBytes, SessionStore.Retention stored) {
    /** 64 MiB waiting; 2 GiB and 30 days stored. */
    public static final RecorderLimits DEFAULT = of(2L << 30, Duration.ofDays(30));

    /** How long an entry waits until it is stored, if the store keeps up. */
    static final Duration STORED_AFTER = Duration.ofMillis(100);

    /** How long what is stored may be lost with a loss of power. */
    static final Duration SYNCED_AFTER = Duration.ofSeconds(2);

    /** A session continues if its app connects again within this time. */
    static final Duration CONTINUES_WITHIN = Duration.ofMinutes(1);

    /** How long the recorder waits until it tries again to use a store that failed. */
    static final Duration RETRIED_AFTER = Duration.ofSeconds(1);

    /** How often the store is searched for what is too old or too much. */
    static final Duration RETAINED_EVERY = Duration.ofMinutes(1);

    private static final long WAITING_BYTES = 64L << 20;

    public static RecorderLimits of(long storedBytes, Duration storedFor) {
        return new RecorderLimits(WAITING_BYTES, new SessionStore.Retention(storedBytes, storedFor.toMillis()));
    }
}
