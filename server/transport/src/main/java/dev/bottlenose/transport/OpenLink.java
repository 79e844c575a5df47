package dev.bottlenose.transport;

import java.time.Duration;

/** A link as its listener knows it. */
interface OpenLink extends Link {
    /** Waits until the connection is closed. Not on the channel's thread. */
    void awaitEnd(Duration timeout);

    /** Closes the connection at once. */
    void cut();
}
