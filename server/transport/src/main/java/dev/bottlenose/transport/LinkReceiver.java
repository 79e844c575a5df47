package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;

/** Takes what a link's peer says. Called from one thread at a time; must not block. */
public interface LinkReceiver {
    /** A whole text message; not yet known to be JSON. */
    void received(JsonText message);

    /** The peer keeps up again after {@link Link#isWritable} said it did not. */
    default void writable() {}

    /** The link has ended; the last call. */
    void closed(LinkEnd end);
}
