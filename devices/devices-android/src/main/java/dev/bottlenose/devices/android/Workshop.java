package dev.bottlenose.devices.android;

import dev.bottlenose.devices.android.adb.Adb;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What everything here works with. The threads are the bridge's own, as many as there is something to wait for: devices that hang
 * keep nobody else's.
 */
record Workshop(Adb adb, ExecutorService threads, ScheduledExecutorService timers, Limits limits, Troubles troubles) {
    private static final long IDLE_SECONDS = 60;

    static ExecutorService cachedThreads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                daemons("bottlenose-android"),
                // What comes after the end has nobody to do it for.
                new ThreadPoolExecutor.DiscardPolicy());
    }

    static ScheduledExecutorService singleTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, daemons("bottlenose-android-timer"), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Runs what blocks; its failure is that of the future. */
    <T> CompletableFuture<T> start(Work<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.run();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    void close() {
        threads.shutdownNow();
        timers.shutdownNow();
    }

    /** Something that blocks. */
    interface Work<T> {
        T run() throws Exception;
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
