package dev.bottlenose.client;

/** Learns of a client's connections. Called from the client's callback thread, in order with its events. */
public interface ConnectionListener {
    /** The client is connected, for the first time or again; its subscriptions are open. */
    default void connected() {}

    /** The connection ended. A client that reconnects does so by itself; events of the meantime are not sent again. */
    default void lost(ClientException reason) {}
}
