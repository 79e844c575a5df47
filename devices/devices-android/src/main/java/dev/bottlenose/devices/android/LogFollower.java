package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.ShellStream;
import dev.bottlenose.devices.android.logcat.CrashGathering;
import dev.bottlenose.devices.android.logcat.LogReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows a device's log until closed, whatever the device does to those who read it. Safe from any thread. */
final class LogFollower {
    /** All the lines of one crash come within it. */
    private static final long CRASH_MILLIS = 50;

    /** Between two attempts that brought nothing: at first, and at most. */
    private static final long SHORTEST_PAUSE_MILLIS = 500;

    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final AdbDevice device;
    private final Workshop workshop;
    private final Consumer<DeviceEvent> events;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CrashGathering crashes = new CrashGathering();
    private Optional<ShellStream> stream = Optional.empty();
    private Optional<DeviceLogEntry> last = Optional.empty();
    private Optional<Future<?>> crashEnd = Optional.empty();

    LogFollower(AdbDevice device, Workshop workshop, Consumer<DeviceEvent> events) {
        this.device = device;
        this.workshop = workshop;
        this.events = events;
    }

    /** Follows the log; returns when closed. */
    void run() {
        long pause = SHORTEST_PAUSE_MILLIS;
        try {
            do {
                pause = follow() ? SHORTEST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            } while (!closed.await(pause, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void close() {
        closed.countDown();
        stream.ifPresent(ShellStream::close);
        crashEnd.ifPresent(timer -> timer.cancel(false));
    }

    /** Returns whether anything came. */
    private boolean follow() {
        boolean came = false;
        // From the latest line on; that one comes again each time.
        try (ShellStream log =
                open(device.follow("logcat -B -T 1", workshop.limits().command()))) {
            LogReader reader = new LogReader(log);
            for (Optional<DeviceLogEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                came = true;
                if (!last.equals(entry)) {
                    take(entry.get());
                }
                last = entry;
            }
        } catch (IOException e) {
            // The device is gone, or its log daemon is; the next attempt shows which.
        }
        return came;
    }

    private synchronized ShellStream open(ShellStream opened) {
        stream = Optional.of(opened);
        if (closed.getCount() == 0) {
            opened.close();
        }
        return opened;
    }

    private synchronized void take(DeviceLogEntry entry) {
        events.accept(new DeviceEvent.Logged(device.serial(), entry));
        crashes.add(entry).ifPresent(this::tell);
        crashEnd.ifPresent(timer -> timer.cancel(false));
        crashEnd = crashes.isUnderWay() && closed.getCount() > 0
                ? Optional.of(workshop.timers().schedule(this::endCrash, CRASH_MILLIS, TimeUnit.MILLISECONDS))
                : Optional.empty();
    }

    private synchronized void endCrash() {
        crashes.end().ifPresent(this::tell);
    }

    private void tell(DeviceCrash crash) {
        events.accept(new DeviceEvent.Crashed(device.serial(), crash));
    }
}
