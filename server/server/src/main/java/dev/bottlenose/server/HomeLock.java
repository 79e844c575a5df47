package dev.bottlenose.server;

import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Holds the lock of a server's home, and restores its file when somebody deletes it, before a second server can take the home.
 * Safe from any thread.
 */
final class HomeLock implements AutoCloseable {
    private final Home home;
    private final Consumer<Fault> faults;
    private DirectoryLock lock;
    private boolean reported;
    private boolean closed;

    /** @param faults receives what keeps the file from being restored, once while it lasts */
    HomeLock(Home home, DirectoryLock lock, Consumer<Fault> faults) {
        this.home = home;
        this.lock = lock;
        this.faults = faults;
    }

    /** Watches the file until closed. */
    void watch(Scheduler scheduler) {
        scheduler.after(Home.LOCK_CHECK_INTERVAL, () -> {
            watch(scheduler);
            check();
        });
    }

    private synchronized void check() {
        if (closed) {
            return;
        } else if (lock.isIntact()) {
            reported = false;
            return;
        }
        try {
            DirectoryLock restored = home.restoreLock();
            lock.close();
            lock = restored;
        } catch (DirectoryLock.HeldElsewhere e) {
            report(new Fault(
                    "home-shared",
                    "The lock file of the home " + home.directory()
                            + " was deleted, and another server with process id " + e.holder() + " uses that home too.",
                    "stop one of the two servers, and never delete the lock file"));
        } catch (IOException e) {
            report(new Fault(
                    "home-unlocked",
                    "The lock file of the home " + home.directory() + " was deleted and cannot be restored: " + e + ".",
                    "check that the home is writable"));
        }
    }

    private void report(Fault fault) {
        if (!reported) {
            reported = true;
            faults.accept(fault);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        lock.close();
    }
}
