package dev.bottlenose.server;

import java.util.concurrent.CompletableFuture;

/** The app's end of a connection, whatever carries it: texts go both ways, and every call has an id. */
interface AppPeer extends AutoCloseable {
    /** Returns when the text has left. */
    void say(String text);

    /** Does not wait, so that whoever takes what this peer hears may use it. */
    CompletableFuture<?> send(String text);

    /** The next text; fails if none comes. */
    String next() throws InterruptedException;

    /** What the server said goodbye with. */
    int awaitCloseCode();

    boolean isOpen();

    /** Lets the server wait for this side's goodbye until the result is completed, where this side has one. */
    CompletableFuture<?> delayGoodbye();

    /** Says goodbye and waits for the server's. */
    void leave();

    /** Ends without a goodbye. */
    @Override
    void close();
}
