package dev.bottlenose.client;

import dev.bottlenose.threads.DaemonThreads;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the callbacks of a client one after the other, in a thread of its own, and reports when there is room for more.
 * Safe from any thread.
 */
final class CallbackQueue {
    /** UTF-16 units of messages that may wait for callbacks before the socket is not read any more. */
    static final long MOST_WAITING = 8 << 20;

    /** What a message takes beside its text. */
    private static final int OVERHEAD = 200;

    private final ThreadPoolExecutor executor;
    private long waiting;
    private Runnable whenRoom = () -> {};

    CallbackQueue() {
        executor = new ThreadPoolExecutor(
                0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DaemonThreads("bottlenose-client"));
        // After close, whatever still comes from the socket is dropped.
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** @param size of the message that the callback handles */
    void add(int size, Runnable callback) {
        long taken = (long) size + OVERHEAD;
        synchronized (this) {
            waiting += taken;
        }
        executor.execute(() -> {
            try {
                callback.run();
            } finally {
                finished(taken);
            }
        });
    }

    /** Runs the action once there is room for more: now or later. */
    void whenRoom(Runnable action) {
        synchronized (this) {
            if (waiting > MOST_WAITING) {
                whenRoom = action;
                return;
            }
        }
        action.run();
    }

    /** Drops what waits. */
    void close() {
        executor.getQueue().clear();
        executor.shutdown();
    }

    private void finished(long taken) {
        Runnable action = () -> {};
        synchronized (this) {
            waiting -= taken;
            if (waiting <= MOST_WAITING) {
                action = whenRoom;
                whenRoom = () -> {};
            }
        }
        action.run();
    }
}
