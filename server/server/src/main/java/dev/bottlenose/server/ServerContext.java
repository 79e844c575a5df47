package dev.bottlenose.server;

import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.threads.DaemonScheduler;
import dev.bottlenose.threads.DaemonThreads;
import dev.bottlenose.threads.Scheduler;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What all parts of one server share.
 *
 * @param workers for signing, files and device tools
 * @param scheduler for short tasks
 * @param closer closes what the parts open
 */
record ServerContext(
        ServerOptions options,
        EventFeed feed,
        SecureRandom random,
        ExecutorService workers,
        Scheduler scheduler,
        Closer closer) {
    /** More would only wait for the same cores and disks. */
    private static final int WORKERS = 8;

    /** Starts the threads. */
    static ServerContext open(ServerOptions options, EventFeed feed, Closer closer) {
        return new ServerContext(
                options,
                feed,
                new SecureRandom(),
                closer.add(Executors.newFixedThreadPool(WORKERS, new DaemonThreads("bottlenose-work"))),
                closer.add(new DaemonScheduler("bottlenose-timer")),
                closer);
    }
}
