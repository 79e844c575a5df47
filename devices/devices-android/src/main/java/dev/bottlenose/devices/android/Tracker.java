package dev.bottlenose.devices.android;

import dev.bottlenose.devices.android.adb.Adb;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.SdkProgram;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has the adb server list the devices, for as long as the bridge is there, whatever becomes of the server meanwhile. Starts one only
 * where nobody listens; not at once after one was there, because whoever ended it may be about to start another. Safe from
 * any thread.
 */
final class Tracker {
    private static final String SUBJECT = "adb";
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    /** A server that does not start is not tried again at once. */
    private static final Duration START_REST = Duration.ofSeconds(30);

    private final Workshop workshop;
    private final AttachedDevices devices;
    private final SdkProgram program;
    private final boolean expected;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Adb.Tracking> tracking = Optional.empty();
    private volatile Optional<Fault> fault = Optional.empty();

    /** @param expected whether the developer has an Android SDK, and so wants to hear that adb is missing */
    Tracker(Workshop workshop, AttachedDevices devices, SdkProgram program, boolean expected) {
        this.workshop = workshop;
        this.devices = devices;
        this.program = program;
        this.expected = expected;
    }

    /** Tracks; returns when closed. */
    void run() {
        Duration grace = workshop.limits().grace();
        long pause = workshop.limits().retry().toMillis();
        long lost = System.nanoTime() - grace.toNanos();
        long mayStart = System.nanoTime();
        try {
            do {
                Loss loss = track();
                long now = System.nanoTime();
                if (loss.wasThere()) {
                    lost = now;
                    pause = workshop.limits().retry().toMillis();
                } else if (now - lost >= grace.toNanos() && closed.getCount() > 0) {
                    boolean nobodyThere = loss.cause() instanceof AdbException.Unreachable;
                    if (nobodyThere && now - mayStart >= 0 && start()) {
                        pause = 0;
                        continue;
                    }
                    mayStart = nobodyThere && now - mayStart >= 0 ? now + START_REST.toNanos() : mayStart;
                    if (!nobodyThere) {
                        fail(
                                DeviceFaults.noServer(
                                        workshop.adb().endpoint(), loss.cause().getMessage()),
                                true);
                    }
                    devices.unknown();
                    pause = Math.max(1, Math.min(2 * pause, LONGEST_PAUSE_MILLIS));
                }
            } while (!closed.await(pause, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What keeps the adb server from being used. */
    Optional<Fault> fault() {
        return fault;
    }

    /** An Android app is there, so the developer wants to hear it, SDK or not. */
    void mention() {
        fault.ifPresent(known -> workshop.troubles().raise(SUBJECT, known));
    }

    synchronized void close() {
        closed.countDown();
        tracking.ifPresent(Adb.Tracking::close);
    }

    private record Loss(boolean wasThere, AdbException cause) {}

    /** Returns when the server is gone, or was not there. */
    private Loss track() {
        boolean wasThere = false;
        try (Adb.Tracking opened = open(workshop.adb().track(workshop.limits().command()))) {
            wasThere = true;
            fault = Optional.empty();
            workshop.troubles().settle(SUBJECT);
            opened.run(devices::update);
            throw new IllegalStateException("tracking has ended without a reason");
        } catch (AdbException e) {
            if (wasThere && closed.getCount() > 0) {
                devices.unknown();
            }
            return new Loss(wasThere, e);
        }
    }

    private synchronized Adb.Tracking open(Adb.Tracking opened) {
        tracking = Optional.of(opened);
        if (closed.getCount() == 0) {
            opened.close();
        }
        return opened;
    }

    /** Returns whether there is a server now. */
    private boolean start() throws InterruptedException {
        Optional<Path> adb = program.file();
        if (!workshop.adb().endpoint().isLocal()) {
            fail(DeviceFaults.noServer(workshop.adb().endpoint(), "nothing listens there"), true);
            return false;
        } else if (adb.isEmpty()) {
            fail(DeviceFaults.noAdb(workshop.adb().endpoint(), program), expected);
            return false;
        }
        try {
            String port = Integer.toString(workshop.adb().endpoint().port());
            SdkProgram.run(List.of(adb.get().toString(), "-P", port, "start-server"), START_LIMIT);
            return true;
        } catch (IOException e) {
            fail(
                    DeviceFaults.noServer(
                            workshop.adb().endpoint(), "'" + adb.get() + " start-server' failed: " + e.getMessage()),
                    true);
            return false;
        }
    }

    private void fail(Fault found, boolean mention) {
        fault = Optional.of(found);
        if (mention) {
            workshop.troubles().raise(SUBJECT, found);
        }
    }
}
