package dev.bottlenose.sdk.transport;

import java.time.Instant;
import java.util.Optional;

/**
 * Receives the events of a link: at most one {@link #opened}, then messages in order, then exactly one {@link #ended}.
 * One call at a time; a slow listener slows the desktop down.
 */
public interface LinkListener {
    /**
     * The link is open.
     *
     * @param peerTime the desktop's time of day, where it sent it
     */
    void opened(Optional<Instant> peerTime);

    void received(String text);

    /** The link has ended, whether or not it was ever open. */
    void ended(LinkEnd ending);
}
