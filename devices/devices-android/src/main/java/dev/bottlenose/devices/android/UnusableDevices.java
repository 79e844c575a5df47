package dev.bottlenose.devices.android;

import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ListedDevice;
import dev.bottlenose.wire.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The devices that adb lists but cannot use, and why. Those that are only on their way are looked at again until they have
 * arrived or stopped, because adb servers do not tell every step. Safe from any thread; does not block.
 */
final class UnusableDevices {
    /** What every device goes through when it comes; only one that stays there is in trouble. */
    private static final Set<String> PASSING = Set.of("offline", "connecting", "authorizing");

    private record Seen(ListedDevice device, long since) {}

    private final Workshop workshop;
    private final Map<String, Seen> devices = new LinkedHashMap<>();
    private boolean looking;

    UnusableDevices(Workshop workshop) {
        this.workshop = workshop;
    }

    /** These are all there are now. */
    synchronized void update(List<ListedDevice> listed) {
        Map<String, Seen> before = new LinkedHashMap<>(devices);
        devices.clear();
        for (ListedDevice device : listed) {
            Seen seen = before.remove(device.serial());
            boolean same = seen != null && seen.device().state().equals(device.state());
            devices.put(device.serial(), same ? seen : new Seen(device, System.nanoTime()));
        }
        before.keySet().forEach(serial -> workshop.troubles().settle(subject(serial)));
        devices.values().forEach(this::judge);
        lookAgainIfNeedBe();
    }

    synchronized List<Fault> reasons() {
        return devices.values().stream()
                .map(seen -> DeviceFaults.unusable(seen.device()))
                .toList();
    }

    private void judge(Seen seen) {
        boolean stays =
                System.nanoTime() - seen.since() >= workshop.limits().command().toNanos();
        if (stays || !PASSING.contains(seen.device().state())) {
            workshop.troubles().raise(subject(seen.device().serial()), DeviceFaults.unusable(seen.device()));
        }
    }

    private void lookAgainIfNeedBe() {
        if (!looking
                && devices.values().stream()
                        .anyMatch(seen -> PASSING.contains(seen.device().state()))) {
            looking = true;
            workshop.timers()
                    .schedule(
                            () -> workshop.threads().execute(this::look),
                            workshop.limits().retry().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        Optional<List<ListedDevice>> now = ask();
        synchronized (this) {
            looking = false;
            // Whether one has come or gone is the tracking's to say, which knows the order of things.
            now.ifPresent(list -> list.stream()
                    .filter(device -> !device.isUsable())
                    .forEach(device -> devices.computeIfPresent(
                            device.serial(),
                            (serial, seen) -> seen.device().state().equals(device.state())
                                    ? seen
                                    : new Seen(device, System.nanoTime()))));
            devices.values().forEach(this::judge);
            lookAgainIfNeedBe();
        }
    }

    private Optional<List<ListedDevice>> ask() {
        try {
            return Optional.of(workshop.adb().devices(workshop.limits().command()));
        } catch (AdbException e) {
            return Optional.empty();
        }
    }

    private static String subject(String serial) {
        return "state of " + serial;
    }
}
