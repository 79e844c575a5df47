package dev.bottlenose.sdk.carrier;

import java.time.Duration;

/** How long a connection waits for its peer. */
public final class LinkTimeouts {
    /** Five seconds for each step of dialling, two for closing, a ping after half a minute of silence. */
    public static final LinkTimeouts DEFAULT =
            new LinkTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(30));

    private final Duration step;
    private final Duration closing;
    private final Duration idle;

    /**
     * Waits this long.
     *
     * @param step for connecting, for TLS and for the answer to the introduction each
     * @param closing for the peer to close after it was told to
     * @param idle without a byte from the peer until it is pinged, and the same again until it counts as dead
     */
    public LinkTimeouts(Duration step, Duration closing, Duration idle) {
        this.step = step;
        this.closing = closing;
        this.idle = idle;
    }

    /** These timeouts with an idle timeout of at most {@code longest}. */
    public LinkTimeouts withIdleTimeoutOfAtMost(Duration longest) {
        return idle.compareTo(longest) <= 0 ? this : new LinkTimeouts(step, closing, longest);
    }

    public Duration step() {
        return step;
    }

    Duration closing() {
        return closing;
    }

    Duration idle() {
        return idle;
    }
}
