package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.ShellStream;
import dev.bottlenose.devices.android.logcat.CrashCollector;
import dev.bottlenose.devices.android.logcat.LogReader;
import dev.bottlenose.threads.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows a device's log until closed, and starts again whenever the device ends it. Safe from any thread. */
final class LogFollower {
    /** A crash is complete when no line of it has come for this long. */
    private static final Duration CRASH_COMPLETE = Duration.ofMillis(50);

    /** Between attempts that brought nothing: at first, and at most. */
    private static final long SHORTEST_PAUSE_MILLIS = 500;

    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final AdbDevice device;
    private final AndroidContext context;
    private final Consumer<DeviceEvent> events;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CrashCollector crashes = new CrashCollector();
    private Optional<ShellStream> stream = Optional.empty();
    private Optional<DeviceLogEntry> last = Optional.empty();
    private Optional<Scheduler.Scheduled> crashEnd = Optional.empty();

    LogFollower(AdbDevice device, AndroidContext context, Consumer<DeviceEvent> events) {
        this.device = device;
        this.context = context;
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
        crashEnd.ifPresent(Scheduler.Scheduled::cancel);
    }

    /** Returns whether there was any entry. */
    private boolean follow() {
        boolean came = false;
        // From the latest line on, which comes again each time.
        try (ShellStream log =
                open(device.follow("logcat -B -T 1", context.timeouts().command()))) {
            LogReader reader = new LogReader(log);
            for (Optional<DeviceLogEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                came = true;
                if (!last.equals(entry)) {
                    take(entry.get());
                }
                last = entry;
            }
        } catch (IOException e) {
            // Either the device or its log daemon has disconnected; the next attempt shows which.
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
        crashes.add(entry).ifPresent(this::report);
        crashEnd.ifPresent(Scheduler.Scheduled::cancel);
        crashEnd = crashes.isIncomplete() && closed.getCount() > 0
                ? Optional.of(context.scheduler().after(CRASH_COMPLETE, this::endCrash))
                : Optional.empty();
    }

    private synchronized void endCrash() {
        crashes.end().ifPresent(this::report);
    }

    private void report(DeviceCrash crash) {
        events.accept(new DeviceEvent.Crashed(device.serial(), crash));
    }
}
