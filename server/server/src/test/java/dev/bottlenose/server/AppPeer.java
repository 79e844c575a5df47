package dev.bottlenose.server;

import java.util.concurrent.CompletableFuture;

/** The app's side of a connection, independent of its transport. Every call has an id. */
interface AppPeer extends AutoCloseable {
    /** Sends a message and waits until it was written. */
    void send(String text);

    /** Sends a message without waiting; callable from the consumer of received messages. */
    CompletableFuture<?> sendAsync(String text);

    /** The next message; fails if none is received. */
    String next() throws InterruptedException;

    /** The code with which the server closed the connection. */
    int awaitCloseCode();

    boolean isOpen();

    /** Stops reading, and thereby answering pings; for the consumer of received messages. */
    default void stopReading() {}

    /** Ends the effect of {@link #stopReading}. */
    default void readAgain() {}

    /** Delays this side of the closing handshake until the result is completed, if the transport has one. */
    CompletableFuture<?> delayClose();

    /** Performs the closing handshake. */
    void disconnect();

    /** Closes the connection without a closing handshake. */
    @Override
    void close();
}
