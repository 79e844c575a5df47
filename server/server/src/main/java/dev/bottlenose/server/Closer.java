package dev.bottlenose.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;

/** Closes resources in the reverse order of their opening, even where closing one of them fails. Not thread-safe. */
final class Closer {
    private static final System.Logger LOG = System.getLogger(Closer.class.getName());

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    <T extends ExecutorService> T add(T threads) {
        opened.push(threads::shutdownNow);
        return threads;
    }

    void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "Cannot close a resource: " + e);
            }
        }
    }
}
