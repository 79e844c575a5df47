package dev.bottlenose.sdk.transport;

import dev.bottlenose.sdk.session.Outbox;

/** One connection, or the attempt at one. Safe from any thread; nothing here waits. */
public interface Link extends Outbox {
    /** Ends the connection after what was taken before is sent, within seconds. LinkEnd twice does nothing. */
    void close();
}
