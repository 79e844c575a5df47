package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;

/** Takes the messages of a link's peer. Called from one thread at a time; must not block. */
public interface LinkReceiver {
    /** A whole text message; not yet known to be JSON. */
    void received(JsonText message);

    /** The peer keeps up again after {@link Link#isWritable} returned {@code false}. */
    default void writable() {}

    /** The link has ended; the last call. */
    void closed(LinkEnd end);

    /** One that ignores everything, for a peer that was refused. */
    static LinkReceiver ignoring() {
        return new LinkReceiver() {
            @Override
            public void received(JsonText message) {}

            @Override
            public void closed(LinkEnd end) {}
        };
    }
}
