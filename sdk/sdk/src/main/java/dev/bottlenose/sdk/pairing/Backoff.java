package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.transport.LinkEnd;
import java.time.Duration;
import java.util.Random;

/**
 * How long to wait before the next attempt to connect. For one thread at a time.
 *
 * <p>Every delay is up to a fifth longer than needed, at random, so that many apps do not reconnect all at once.
 */
public final class Backoff {
    /** The usual delay. */
    public static final Duration DEFAULT = Duration.ofSeconds(3);

    static final Duration AFTER_EXCHANGE = Duration.ofMillis(250);
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int NORMAL_CLOSURE = 1000;

    private final Duration usual;
    private final Random jitter;

    /** Set when the next delay may be short. */
    private boolean certificatesAreNew;

    /** How many sessions in a row the desktop closed normally. */
    private int normalClosures;

    public Backoff(Duration usual, Random jitter) {
        this.usual = usual;
        this.jitter = jitter;
    }

    /** New certificates are in place: the next attempt need not wait as after a failure. */
    void exchanged() {
        certificatesAreNew = true;
    }

    /**
     * A session ended. A desktop closes normally when the same app connects again, so two processes with one identity would
     * replace each other indefinitely: the delay doubles with each normal closure.
     */
    void sessionEnded(LinkEnd end) {
        normalClosures = end.code() == NORMAL_CLOSURE ? normalClosures + 1 : 0;
    }

    /** Forgets the past. */
    void reset() {
        certificatesAreNew = false;
        normalClosures = 0;
    }

    /** The delay before the next attempt. */
    Duration next() {
        Duration delay = certificatesAreNew ? AFTER_EXCHANGE : usual;
        certificatesAreNew = false;
        for (int i = 1; i < normalClosures && delay.compareTo(LONGEST) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.plusMillis((long) (jitter.nextDouble() * delay.toMillis() / 5));
    }
}
