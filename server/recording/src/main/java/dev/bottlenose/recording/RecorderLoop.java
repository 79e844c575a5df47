package dev.bottlenose.recording;

import dev.bottlenose.recording.store.SessionStore;
import dev.bottlenose.recording.store.StoreException;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recorder's thread: stores what waits in the mailbox, and keeps the store within its limits. */
final class RecorderLoop implements Runnable {
    private final Mailbox mailbox;
    private final StoreHandle stores;
    private final OpenSessions sessions;
    private final RecorderLimits limits;
    private final Clock clock;
    private final RecorderStatus status;

    /** The code of the fault that keeps it from storing; null while there is none. */
    private @Nullable String failing;

    private boolean stopped;
    private boolean unsynced;
    private long flushed = System.nanoTime();
    private long synced = flushed;
    private long retained = flushed - RecorderLimits.RETAINED_EVERY.toNanos();

    RecorderLoop(
            Mailbox mailbox,
            StoreHandle stores,
            OpenSessions sessions,
            RecorderLimits limits,
            Clock clock,
            RecorderStatus status) {
        this.mailbox = mailbox;
        this.stores = stores;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
        this.status = status;
    }

    @Override
    public void run() {
        try {
            store();
            while (!stopped && !(mailbox.isClosed() && (mailbox.isEmpty() || failing != null))) {
                waitForWork();
                store();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError e) {
            stop(new Fault(
                    "recording-stopped",
                    "Nothing is recorded any more, because of an internal error: " + e + ".",
                    "report it, and restart the server"));
        }
    }

    /** What arrives within a moment is stored together, unless it is enough for a block. */
    private void waitForWork() throws InterruptedException {
        mailbox.await(untilHousekeeping());
        mailbox.awaitTask(remaining(flushed, RecorderLimits.STORED_AFTER));
        if (mailbox.isClosed()
                || remaining(flushed, RecorderLimits.STORED_AFTER).isZero()) {
            mailbox.takeUnfinished().forEach(Runnable::run);
            flushed = System.nanoTime();
        }
    }

    private void store() throws InterruptedException {
        try {
            SessionStore store = stores.get();
            List<RecordingTask> tasks = mailbox.next();
            if (!tasks.isEmpty()) {
                store.write(writer -> sessions.write(tasks, writer)).run();
                mailbox.done(tasks.size());
                tasks.forEach(task -> mailbox.release(task.reserved()));
                unsynced = true;
            }
            keepHouse(store);
            recovered();
        } catch (StoreException e) {
            failed(e);
        }
    }

    private void keepHouse(SessionStore store) throws StoreException {
        if (unsynced
                && (mailbox.isClosed()
                        || remaining(synced, RecorderLimits.SYNCED_AFTER).isZero())) {
            store.sync();
            synced = System.nanoTime();
            unsynced = false;
        }
        if (remaining(retained, RecorderLimits.RETAINED_EVERY).isZero()) {
            store.retain(limits.stored(), clock.millis());
            retained = System.nanoTime();
        }
    }

    private void failed(StoreException e) throws InterruptedException {
        if (!e.isTemporary()) {
            stop(e.fault());
            return;
        }
        if (!e.fault().code().equals(failing)) {
            failing = e.fault().code();
            status.failed(e.fault());
        }
        mailbox.pause(RecorderLimits.RETRIED_AFTER);
    }

    private void recovered() {
        if (failing != null) {
            failing = null;
            status.recovered();
        }
    }

    private void stop(Fault fault) {
        stopped = true;
        mailbox.refuse();
        status.failed(fault);
    }

    private Duration untilHousekeeping() {
        Duration retention = remaining(retained, RecorderLimits.RETAINED_EVERY);
        Duration sync = remaining(synced, RecorderLimits.SYNCED_AFTER);
        return unsynced && sync.compareTo(retention) < 0 ? sync : retention;
    }

    /** What is left of this time since then; zero if it is over. */
    private static Duration remaining(long since, Duration time) {
        Duration left = time.minusNanos(System.nanoTime() - since);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
