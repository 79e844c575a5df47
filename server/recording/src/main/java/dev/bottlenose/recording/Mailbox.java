package dev.bottlenose.recording;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for the recorder's thread, within a limit of bytes. Safe from any thread. */
final class Mailbox {
    /** More would only make one transaction larger. */
    private static final int MOST_AT_ONCE = 32;

    private final long limit;
    private final AtomicLong waiting = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<RecordingTask> tasks = new ArrayDeque<>();

    /** Make tasks of entries that are in none yet. */
    private final Set<Runnable> unfinished = new LinkedHashSet<>();

    private boolean closed;
    private volatile boolean refusing;

    /** @param limit in bytes */
    Mailbox(long limit) {
        this.limit = limit;
    }

    /** Reserves space for an entry; false if too much waits already, or nothing is accepted any more. */
    boolean reserve(long bytes) {
        if (refusing) {
            return false;
        }
        if (waiting.addAndGet(bytes) <= limit) {
            return true;
        }
        waiting.addAndGet(-bytes);
        return false;
    }

    void release(long bytes) {
        waiting.addAndGet(-bytes);
    }

    void add(RecordingTask task) {
        locked(() -> {
            if (!refusing) {
                tasks.add(task);
                changed.signalAll();
            }
        });
    }

    /** Removes everything, and accepts nothing any more. */
    void refuse() {
        locked(() -> {
            refusing = true;
            tasks.clear();
            unfinished.clear();
        });
    }

    /** Announces entries that are in no task yet; the action makes a task of them. */
    void announce(Runnable finish) {
        locked(() -> {
            unfinished.add(finish);
            changed.signalAll();
        });
    }

    List<Runnable> takeUnfinished() {
        lock.lock();
        try {
            List<Runnable> taken = List.copyOf(unfinished);
            unfinished.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Some of the oldest tasks, which are removed by {@link #done}. */
    List<RecordingTask> next() {
        lock.lock();
        try {
            return new ArrayList<>(tasks.stream().limit(MOST_AT_ONCE).toList());
        } finally {
            lock.unlock();
        }
    }

    void done(int count) {
        locked(() -> {
            for (int i = 0; i < count; i++) {
                tasks.remove();
            }
        });
    }

    /** Waits until there is something to do, at most for this time. */
    void await(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (tasks.isEmpty() && unfinished.isEmpty() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a task, at most for this time. */
    void awaitTask(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (tasks.isEmpty() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for this time, or until the mailbox is closed. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
        });
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return tasks.isEmpty() && unfinished.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
