package dev.bottlenose.sdk;

import dev.bottlenose.sdk.session.PluginCall;
import dev.bottlenose.sdk.session.PluginExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Calls plugins on one thread. If a call does not return in time, it keeps that thread, a new thread takes over for the
 * other plugins, and further calls of the stuck plugin are refused or queued until it returns.
 */
final class PluginThread implements PluginExecutor {
    private static final int ROOM = 1_000;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Calls of a stuck plugin that are queued because they must run in order; more are dropped. */
    private static final int WAITING_FOR_STUCK = 64;

    private final ThreadFactory threads;
    private final ScheduledExecutorService timers;
    private final Duration limit;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<PluginCall> calls = new ArrayDeque<>();
    private final Map<String, Deque<PluginCall>> stuck = new HashMap<>();
    private @Nullable Worker worker;

    /** @param limit after which a call is stuck; detection may take up to twice as long */
    PluginThread(ThreadFactory threads, ScheduledExecutorService timers, Duration limit) {
        this.threads = threads;
        this.timers = timers;
        this.limit = limit;
    }

    @Override
    public void add(PluginCall call) {
        lock.lock();
        try {
            @Nullable Deque<PluginCall> own = stuck.get(call.pluginId());
            if (own == null) {
                calls.addLast(call);
                work.signal();
                ensureWorker();
            } else {
                keepForStuck(own, call);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void awaitCapacity() {
        lock.lock();
        try {
            while (calls.size() >= ROOM) {
                room.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void ensureWorker() {
        if (worker == null && !calls.isEmpty()) {
            worker = new Worker();
            worker.start();
        }
    }

    /** The next call for this worker; null if it is to end. */
    private @Nullable PluginCall next(Worker asking) {
        lock.lock();
        try {
            asking.running = null;
            asking.count++;
            asking.running = asking == worker ? nextOfAll(asking) : nextOfStuck(asking);
            return asking.running;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable PluginCall nextOfAll(Worker asking) {
        long left = IDLE_NANOS;
        while (calls.isEmpty() && left > 0) {
            try {
                left = work.awaitNanos(left);
            } catch (InterruptedException e) {
                // A plugin left the thread interrupted, which must not end it.
            }
        }
        @Nullable PluginCall next = calls.pollFirst();
        if (next == null) {
            worker = null;
            asking.end();
        }
        room.signalAll();
        return next;
    }

    private @Nullable PluginCall nextOfStuck(Worker asking) {
        @Nullable Deque<PluginCall> own = stuck.get(asking.plugin);
        @Nullable PluginCall next = own == null ? null : own.pollFirst();
        if (next == null) {
            stuck.remove(asking.plugin);
        }
        return next;
    }

    private void check(Worker watched, long count) {
        PluginCall call;
        lock.lock();
        try {
            if (watched != worker) {
                return;
            }
            if (watched.running == null || watched.count != count) {
                watched.watch();
                return;
            }
            call = watched.running;
            leaveBehind(watched, call.pluginId());
        } finally {
            lock.unlock();
        }
        call.reportStuck(limit, watched.thread.getStackTrace());
    }

    private void leaveBehind(Worker late, String pluginId) {
        Deque<PluginCall> own = new ArrayDeque<>();
        late.plugin = pluginId;
        stuck.put(pluginId, own);
        for (Iterator<PluginCall> i = calls.iterator(); i.hasNext(); ) {
            PluginCall call = i.next();
            if (call.pluginId().equals(pluginId)) {
                i.remove();
                keepForStuck(own, call);
            }
        }
        worker = null;
        room.signalAll();
        ensureWorker();
    }

    private static void keepForStuck(Deque<PluginCall> own, PluginCall call) {
        if (call.refusable()) {
            call.refuse();
        } else if (own.size() < WAITING_FOR_STUCK) {
            own.addLast(call);
        }
    }

    /** One thread: for all plugins at first, and once a plugin is stuck on it, for that plugin only. */
    private final class Worker implements Runnable {
        private final Thread thread = threads.newThread(this);
        private @Nullable PluginCall running;
        private @Nullable ScheduledFuture<?> watch;
        private long count;
        private String plugin = "";

        void start() {
            thread.start();
            watch();
        }

        void watch() {
            long now = count;
            watch = timers.schedule(() -> check(this, now), limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        void end() {
            if (watch != null) {
                watch.cancel(false);
            }
        }

        @Override
        public void run() {
            for (@Nullable PluginCall call = next(this); call != null; call = next(this)) {
                call.run();
            }
        }
    }
}
