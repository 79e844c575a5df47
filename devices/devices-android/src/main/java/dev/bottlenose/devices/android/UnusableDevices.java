package dev.bottlenose.devices.android;

import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ListedDevice;
import dev.bottlenose.wire.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The devices that adb lists but cannot use, and why. Devices in a passing state are polled until they leave it, because adb
 * servers do not report every change. Safe from any thread; does not block.
 */
final class UnusableDevices {
    /** States that every device passes when it is connected; only one that stays there has a fault. */
    private static final Set<String> PASSING = Set.of("offline", "connecting", "authorizing");

    private record Seen(ListedDevice device, long since) {}

    private final AndroidContext context;
    private final Map<String, Seen> devices = new LinkedHashMap<>();
    private boolean polling;

    UnusableDevices(AndroidContext context) {
        this.context = context;
    }

    /** Replaces all devices by these. */
    synchronized void update(List<ListedDevice> listed) {
        Map<String, Seen> before = new LinkedHashMap<>(devices);
        devices.clear();
        for (ListedDevice device : listed) {
            Seen seen = before.remove(device.serial());
            boolean same = seen != null && seen.device().state().equals(device.state());
            devices.put(device.serial(), same ? seen : new Seen(device, System.nanoTime()));
        }
        before.keySet().forEach(serial -> context.faults().settle(subject(serial)));
        devices.values().forEach(this::check);
        pollIfPassing();
    }

    synchronized List<Fault> faults() {
        return devices.values().stream()
                .map(seen -> DeviceFaults.unusable(seen.device()))
                .toList();
    }

    private void check(Seen seen) {
        boolean stays =
                System.nanoTime() - seen.since() >= context.timeouts().command().toNanos();
        if (stays || !PASSING.contains(seen.device().state())) {
            context.faults().raise(subject(seen.device().serial()), DeviceFaults.unusable(seen.device()));
        }
    }

    private void pollIfPassing() {
        if (!polling
                && devices.values().stream()
                        .anyMatch(seen -> PASSING.contains(seen.device().state()))) {
            polling = true;
            context.scheduler().after(context.timeouts().retry(), () -> context.execute(this::poll));
        }
    }

    private void poll() {
        Optional<List<ListedDevice>> now = list();
        synchronized (this) {
            polling = false;
            // Which devices there are is decided by the tracking alone, which gets changes in order.
            now.ifPresent(list -> list.stream()
                    .filter(device -> !device.isUsable())
                    .forEach(device -> devices.computeIfPresent(
                            device.serial(),
                            (serial, seen) -> seen.device().state().equals(device.state())
                                    ? seen
                                    : new Seen(device, System.nanoTime()))));
            devices.values().forEach(this::check);
            pollIfPassing();
        }
    }

    private Optional<List<ListedDevice>> list() {
        try {
            return Optional.of(context.adb().devices(context.timeouts().command()));
        } catch (AdbException e) {
            return Optional.empty();
        }
    }

    private static String subject(String serial) {
        return "state of " + serial;
    }
}
