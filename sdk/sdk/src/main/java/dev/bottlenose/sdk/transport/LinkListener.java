package dev.bottlenose.sdk.transport;

import java.time.Instant;
import java.util.Optional;

/**
 * Hears what becomes of a link: at most one {@link #opened}, then messages in order, then exactly one {@link #ended}. One
 * call at a time; a listener that takes its time slows the peer down.
 */
public interface LinkListener {
    /**
     * Messages can be exchanged.
     *
     * @param peerTime the time of day at the peer, where it said so
     */
    void opened(Optional<Instant> peerTime);

    void received(String text);

    /** The link is gone, or never came to be. */
    void ended(LinkEnd ending);
}
