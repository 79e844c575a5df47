package dev.bottlenose.sdk.session;

import java.time.Duration;
import java.util.List;

/** Sends messages to one desktop, in order. Safe from any thread; no method but {@link #awaitDelivery} blocks. */
public interface Outbox {
    /**
     * Queues an event.
     *
     * @return false if there is no room, and the event is dropped
     */
    boolean event(Event event);

    /** Queues an answer or an error report, for which there is more room than for events. */
    void reply(String text);

    /** The queued events that the desktop may not have received, oldest first. Called once it has disconnected. */
    List<Event> undelivered();

    /**
     * Blocks until the desktop has confirmed everything that was queued.
     *
     * @return false if it does not do so in time
     */
    boolean awaitDelivery(Duration atMost) throws InterruptedException;
}
