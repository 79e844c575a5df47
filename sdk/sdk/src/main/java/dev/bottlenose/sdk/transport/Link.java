package dev.bottlenose.sdk.transport;

import dev.bottlenose.sdk.session.Outbox;

/** One connection, or an attempt at one. Safe from any thread; {@link #close} does not block. */
public interface Link extends Outbox {
    /** Closes the connection within seconds, after sending what is queued. Does nothing if it is closed. */
    void close();
}
