package dev.bottlenose.sdk.session;

import java.time.Duration;
import java.util.List;

/** Where messages to one desktop go. What is sent returns at once, from any thread, and keeps the order of the calls. */
public interface Outbox {
    /**
     * Takes an event.
     *
     * @return false if there is no room, and the event was not taken
     */
    boolean event(Event event);

    /** Takes an answer or an error report; there is more room for these than for events. */
    void reply(String text);

    /** The events taken that the desktop may not have got, oldest first; asked once the desktop is gone. */
    List<Event> undelivered();

    /**
     * Waits until the desktop has confirmed what was taken.
     *
     * @return false if that did not happen in time
     */
    boolean awaitDelivery(Duration atMost) throws InterruptedException;
}
