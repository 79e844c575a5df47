package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;

/** Receives the messages of apps. Safe from any thread; no method blocks. */
public interface MessageSink {
    /** Delivers a message of an app, in a plugin that was opened or is followed. */
    void deliver(ClientId app, KeptMessage message);

    /** Reports how many messages were dropped before delivery. */
    void missed(ClientId app, String plugin, long count);

    /** Whether it keeps up; if not, messages wait in the history until {@link AppHistory#resume}. */
    boolean isWritable();
}
