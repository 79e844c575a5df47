package dev.bottlenose.acceptance;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a number ten times a second from the app's own thread, as an app logs its requests, and measures how long the
 * thread waits.
 */
final class CountingPlugin implements FlipperPlugin {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final CompletableFuture<FlipperConnection> connected = new CompletableFuture<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private boolean paused;
    private int sent;
    private int limit;
    private long waitedMillis;

    void start() {
        threads.setThreadContentionMonitoringEnabled(true);
        connected.thenAccept(
                connection -> worker.scheduleWithFixedDelay(() -> sendNext(connection), 0, 100, TimeUnit.MILLISECONDS));
    }

    synchronized void pause() {
        paused = true;
    }

    /** Lets it send this many more numbers, and then stop. */
    synchronized void allow(int count) {
        limit = sent + count;
    }

    synchronized void resume() {
        paused = false;
    }

    /** Returns when nothing more is sent. */
    void stop() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("the app's work does not end");
        }
    }

    synchronized int sent() {
        return sent;
    }

    /** How long the worker waited for anything while it sent its numbers. */
    synchronized Duration waited() {
        return Duration.ofMillis(waitedMillis);
    }

    /** Waits until it has sent this many more numbers. */
    synchronized void awaitMore(int count) throws InterruptedException {
        int wanted = sent + count;
        limit = Math.max(limit, wanted);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (sent < wanted) {
            if (System.nanoTime() - end >= 0) {
                throw new AssertionError("the app's work does not continue");
            }
            wait(1_000);
        }
    }

    private synchronized void sendNext(FlipperConnection connection) {
        if (paused || sent >= limit) {
            return;
        }
        long before = waitedUntilNow();
        connection.send("did", FlipperObject.of("number", sent++));
        waitedMillis += waitedUntilNow() - before;
        notifyAll();
    }

    private long waitedUntilNow() {
        @Nullable ThreadInfo self = threads.getThreadInfo(Thread.currentThread().getId());
        return self == null ? 0 : self.getBlockedTime() + self.getWaitedTime();
    }

    @Override
    public String getId() {
        return "Work";
    }

    @Override
    public void onConnect(FlipperConnection opened) {
        connected.complete(opened);
    }

    @Override
    public void onDisconnect() {}

    @Override
    public boolean runInBackground() {
        return true;
    }
}
