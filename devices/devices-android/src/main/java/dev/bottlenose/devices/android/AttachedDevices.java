package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.android.adb.ListedDevice;
import dev.bottlenose.wire.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The devices adb lists: those that can be used, and those that cannot. Safe from any thread. */
final class AttachedDevices {
    private final Workshop workshop;
    private final Map<String, AttachedDevice> usable = new LinkedHashMap<>();
    private final UnusableDevices unusable;
    private final CompletableFuture<Void> known = new CompletableFuture<>();
    private final Consumer<String> vanished;
    private volatile Consumer<DeviceEvent> events = event -> {};
    private volatile List<PortMapping> ports = List.of();

    /** @param vanished takes the serial of each device that cannot be used any more */
    AttachedDevices(Workshop workshop, Consumer<String> vanished) {
        this.workshop = workshop;
        this.vanished = vanished;
        this.unusable = new UnusableDevices(workshop);
    }

    void tell(Consumer<DeviceEvent> listener, List<PortMapping> mappings) {
        events = listener;
        ports = mappings;
    }

    /** The adb server has listed these. */
    synchronized void update(List<ListedDevice> listed) {
        Map<String, ListedDevice> bySerial = new LinkedHashMap<>();
        listed.forEach(device -> bySerial.put(device.serial(), device));
        List.copyOf(usable.values()).stream()
                .filter(device -> !isSame(device.listed(), bySerial.get(device.serial())))
                .forEach(this::remove);
        bySerial.values().stream().filter(ListedDevice::isUsable).forEach(this::add);
        unusable.update(
                bySerial.values().stream().filter(device -> !device.isUsable()).toList());
        known.complete(null);
    }

    /** Nobody can say which devices there are. */
    void unknown() {
        update(List.of());
    }

    /** Completes once it is known which devices there are, or that nobody can say. */
    CompletableFuture<Void> known() {
        return known.copy();
    }

    synchronized List<AttachedDevice> usable() {
        return List.copyOf(usable.values());
    }

    synchronized Optional<AttachedDevice> find(String serial) {
        return Optional.ofNullable(usable.get(serial));
    }

    /** Why devices that are there cannot be used. */
    List<Fault> reasons() {
        return unusable.reasons();
    }

    private void add(ListedDevice device) {
        if (!usable.containsKey(device.serial())) {
            AttachedDevice attached = new AttachedDevice(device, workshop, events, ports);
            usable.put(device.serial(), attached);
            attached.begin();
        }
    }

    private void remove(AttachedDevice device) {
        usable.remove(device.serial());
        vanished.accept(device.serial());
        device.end();
    }

    private static boolean isSame(ListedDevice known, @Nullable ListedDevice now) {
        return now != null && now.isUsable() && now.transport().equals(known.transport());
    }
}
