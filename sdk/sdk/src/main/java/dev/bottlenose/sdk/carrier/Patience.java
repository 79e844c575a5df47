package dev.bottlenose.sdk.carrier;

import java.time.Duration;

/** How long a connection waits for its peer. */
public final class Patience {
    /** Five seconds for each step of dialling, two for closing, a ping after half a minute of silence. */
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(30));

    private final Duration step;
    private final Duration closing;
    private final Duration silence;

    /**
     * Waits this long.
     *
     * @param step for connecting, for TLS and for the answer to the introduction each
     * @param closing for the peer to close after it was told to
     * @param silence without a byte from the peer until it is pinged, and the same again until it counts as dead
     */
    public Patience(Duration step, Duration closing, Duration silence) {
        this.step = step;
        this.closing = closing;
        this.silence = silence;
    }

    /** The same, but never silent for longer than this. */
    public Patience withSilenceOfAtMost(Duration longest) {
        return silence.compareTo(longest) <= 0 ? this : new Patience(step, closing, longest);
    }

    public Duration step() {
        return step;
    }

    Duration closing() {
        return closing;
    }

    Duration silence() {
        return silence;
    }
}
