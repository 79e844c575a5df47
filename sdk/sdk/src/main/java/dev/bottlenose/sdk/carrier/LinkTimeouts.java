package dev.bottlenose.sdk.carrier;

import java.time.Duration;

/** The timeouts of a link. */
public final class LinkTimeouts {
    /** Five seconds for each step of connecting, two for closing, a ping after 30 seconds without data. */
    public static final LinkTimeouts DEFAULT =
            new LinkTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(30));

    private final Duration step;
    private final Duration closing;
    private final Duration idle;

    /**
     * Creates timeouts.
     *
     * @param step for connecting, for the TLS handshake and for the desktop to accept the app, each
     * @param closing for the desktop to close the connection after this side did
     * @param idle without data from the desktop until it is pinged, and again until the link is closed
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
