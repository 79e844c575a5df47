package dev.bottlenose.devices.android;

import dev.bottlenose.devices.android.adb.Adb;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.SdkProgram;
import dev.bottlenose.devices.programs.Programs;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tracks the adb server's list of devices until closed, also when the server ends meanwhile. Starts a server only if none
 * listens, and not right after one has ended, because whoever stopped it may be about to start another. Safe from any thread.
 */
final class DeviceTracker {
    private static final String SUBJECT = "adb";
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    /** Between two attempts to start a server. */
    private static final Duration START_REST = Duration.ofSeconds(30);

    private final AndroidContext context;
    private final AttachedDevices devices;
    private final SdkProgram program;
    private final boolean expected;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Adb.Tracking> tracking = Optional.empty();
    private volatile Optional<Fault> fault = Optional.empty();

    /** @param expected whether there is an Android SDK, so that a missing adb is reported */
    DeviceTracker(AndroidContext context, AttachedDevices devices, SdkProgram program, boolean expected) {
        this.context = context;
        this.devices = devices;
        this.program = program;
        this.expected = expected;
    }

    /** Tracks; returns when closed. */
    void run() {
        Duration grace = context.timeouts().grace();
        long pause = context.timeouts().retry().toMillis();
        long lost = System.nanoTime() - grace.toNanos();
        long mayStart = System.nanoTime();
        try {
            do {
                Loss loss = track();
                long now = System.nanoTime();
                if (loss.wasConnected()) {
                    lost = now;
                    pause = context.timeouts().retry().toMillis();
                } else if (now - lost >= grace.toNanos() && closed.getCount() > 0) {
                    boolean noServer = loss.cause() instanceof AdbException.Unreachable;
                    if (noServer && now - mayStart >= 0 && start()) {
                        pause = 0;
                        continue;
                    }
                    mayStart = noServer && now - mayStart >= 0 ? now + START_REST.toNanos() : mayStart;
                    if (!noServer) {
                        fail(
                                DeviceFaults.noServer(
                                        context.adb().endpoint(), loss.cause().getMessage()),
                                true);
                    }
                    devices.update(List.of());
                    pause = Math.max(1, Math.min(2 * pause, LONGEST_PAUSE_MILLIS));
                }
            } while (!closed.await(pause, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why the adb server cannot be used. */
    Optional<Fault> fault() {
        return fault;
    }

    /** Reports the fault even without an Android SDK, because an Android app has connected. */
    void reportFault() {
        fault.ifPresent(known -> context.faults().raise(SUBJECT, known));
    }

    synchronized void close() {
        closed.countDown();
        tracking.ifPresent(Adb.Tracking::close);
    }

    private record Loss(boolean wasConnected, AdbException cause) {}

    /** Returns when the connection to the server has ended, or could not be opened. */
    private Loss track() {
        boolean connected = false;
        try (Adb.Tracking opened = open(context.adb().track(context.timeouts().command()))) {
            connected = true;
            fault = Optional.empty();
            context.faults().settle(SUBJECT);
            opened.run(devices::update);
            throw new IllegalStateException("tracking is ended: no reason");
        } catch (AdbException e) {
            if (connected && closed.getCount() > 0) {
                devices.update(List.of());
            }
            return new Loss(connected, e);
        }
    }

    private synchronized Adb.Tracking open(Adb.Tracking opened) {
        tracking = Optional.of(opened);
        if (closed.getCount() == 0) {
            opened.close();
        }
        return opened;
    }

    /** Starts a server; returns whether it runs. */
    private boolean start() throws InterruptedException {
        Optional<Path> adb = program.file();
        if (!context.adb().endpoint().isLocal()) {
            fail(DeviceFaults.noServer(context.adb().endpoint(), "nothing listens there"), true);
            return false;
        } else if (adb.isEmpty()) {
            fail(DeviceFaults.noAdb(context.adb().endpoint(), program), expected);
            return false;
        }
        try {
            String port = Integer.toString(context.adb().endpoint().port());
            Programs.Outcome outcome =
                    context.programs().run(START_LIMIT, List.of(adb.get().toString(), "-P", port, "start-server"));
            if (!outcome.succeeded()) {
                startFailed(adb.get(), outcome.failure());
            }
            return outcome.succeeded();
        } catch (IOException e) {
            startFailed(adb.get(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void startFailed(Path adb, String why) {
        fail(DeviceFaults.noServer(context.adb().endpoint(), "'" + adb + " start-server' failed: " + why), true);
    }

    private void fail(Fault found, boolean report) {
        fault = Optional.of(found);
        if (report) {
            context.faults().raise(SUBJECT, found);
        }
    }
}
