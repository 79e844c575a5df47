package dev.bottlenose.devices.android;

import dev.bottlenose.devices.android.adb.Adb;
import dev.bottlenose.devices.android.adb.AdbEndpoint;
import dev.bottlenose.devices.programs.Programs;
import dev.bottlenose.devices.work.BlockingTask;
import dev.bottlenose.devices.work.OpenFaults;
import dev.bottlenose.threads.DaemonScheduler;
import dev.bottlenose.threads.DaemonThreads;
import dev.bottlenose.threads.Scheduler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What all parts of the bridge share. The threads are the bridge's own, as many as there are tasks that block, so a device
 * that hangs delays only its own tasks.
 */
record AndroidContext(
        Adb adb,
        Programs programs,
        ExecutorService threads,
        Scheduler scheduler,
        AndroidTimeouts timeouts,
        OpenFaults faults) {
    private static final long IDLE_SECONDS = 60;

    static AndroidContext create(Map<String, String> environment, AndroidTimeouts timeouts, OpenFaults faults) {
        ExecutorService threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new DaemonThreads("bottlenose-android"));
        Scheduler scheduler = new DaemonScheduler("bottlenose-android-timer");
        return new AndroidContext(
                new Adb(AdbEndpoint.of(environment), scheduler),
                new Programs(environment, scheduler, threads),
                threads,
                scheduler,
                timeouts,
                faults);
    }

    /** Starts a task that blocks. */
    <T> CompletableFuture<T> start(BlockingTask<T> task) {
        return BlockingTask.start(threads, task);
    }

    /** Starts a task that blocks and has no result; does nothing once closed. */
    void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException closed) {
            // The bridge needs no more of it.
        }
    }

    void close() {
        programs.close();
        threads.shutdownNow();
        scheduler.close();
    }
}
