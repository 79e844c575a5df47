package dev.bottlenose.acceptance;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Says a number ten times a second from the app's own thread, as an app logs its requests, and takes the time it waits for that. */
final class CountingPlugin implements FlipperPlugin {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final CompletableFuture<FlipperConnection> connected = new CompletableFuture<>();
    private final Thread worker = new Thread(this::work, "the app's own work");
    private boolean paused;
    private boolean stopped;
    private int said;
    private int limit;
    private long waitedMillis;

    void start() {
        threads.setThreadContentionMonitoringEnabled(true);
        worker.start();
    }

    synchronized void pause() {
        paused = true;
    }

    /** Lets it say so many numbers more, and then be silent. */
    synchronized void allow(int count) {
        limit = said + count;
        notifyAll();
    }

    synchronized void goOn() {
        paused = false;
        notifyAll();
    }

    /** Returns when nothing more is said. */
    void stop() throws InterruptedException {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        connected.cancel(false);
        worker.join();
    }

    synchronized int said() {
        return said;
    }

    /** How long the worker waited for anything while it said its numbers. */
    synchronized Duration waited() {
        return Duration.ofMillis(waitedMillis);
    }

    /** Waits until it has said some numbers more. */
    synchronized void awaitMore(int count) throws InterruptedException {
        int wanted = said + count;
        limit = Math.max(limit, wanted);
        notifyAll();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (said < wanted) {
            if (System.nanoTime() - end >= 0) {
                throw new AssertionError("the app's work does not go on");
            }
            wait(1_000);
        }
    }

    private void work() {
        FlipperConnection connection =
                connected.handle((opened, cancelled) -> opened).join();
        try {
            while (connection != null && say(connection)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean say(FlipperConnection connection) throws InterruptedException {
        while ((paused || said >= limit) && !stopped) {
            wait();
        }
        if (stopped) {
            return false;
        }
        long before = waitedUntilNow();
        connection.send("did", FlipperObject.of("number", said++));
        waitedMillis += waitedUntilNow() - before;
        notifyAll();
        return true;
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
