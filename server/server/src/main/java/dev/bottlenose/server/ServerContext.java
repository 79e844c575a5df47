package dev.bottlenose.server;

import dev.bottlenose.server.events.EventFeed;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all parts of one server share.
 *
 * @param workers for signing, files and device tools
 * @param timer for short tasks
 * @param closer closes what the parts open
 */
record ServerContext(
        ServerOptions options,
        EventFeed feed,
        SecureRandom random,
        ExecutorService workers,
        ScheduledExecutorService timer,
        Closer closer) {
    /** More would only wait for the same cores and disks. */
    private static final int WORKERS = 8;

    /** Starts the threads. */
    static ServerContext open(ServerOptions options, EventFeed feed, Closer closer) {
        return new ServerContext(
                options,
                feed,
                new SecureRandom(),
                closer.add(Executors.newFixedThreadPool(WORKERS, daemons("bottlenose-work"))),
                closer.add(Executors.newSingleThreadScheduledExecutor(daemons("bottlenose-timer"))),
                closer);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger next = new AtomicInteger(1);
        return task -> {
            Thread thread = new Thread(task, name + "-" + next.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }
}
