package dev.bottlenose.threads;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates daemon threads, named and numbered. Safe from any thread. */
public final class DaemonThreads implements ThreadFactory {
    private final String name;
    private final AtomicInteger next = new AtomicInteger(1);

    /** @param name of each thread, before its number */
    public DaemonThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name + "-" + next.getAndIncrement());
        thread.setDaemon(true);
        return thread;
    }
}
