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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The devices that adb lists: usable and unusable ones. Safe from any thread. */
final class AttachedDevices {
    private final AndroidContext context;
    private final Map<String, AttachedDevice> usable = new LinkedHashMap<>();
    private final UnusableDevices unusable;
    private final CompletableFuture<Void> listed = new CompletableFuture<>();
    private final Consumer<String> disconnected;
    private volatile Consumer<DeviceEvent> events = event -> {};
    private volatile List<PortMapping> ports = List.of();

    /** @param disconnected gets the serial of each device that cannot be used any more */
    AttachedDevices(AndroidContext context, Consumer<String> disconnected) {
        this.context = context;
        this.disconnected = disconnected;
        this.unusable = new UnusableDevices(context);
    }

    /** Reports devices from now on; their ports are reversed as given. */
    void report(Consumer<DeviceEvent> listener, List<PortMapping> mappings) {
        events = listener;
        ports = mappings;
    }

    /** Replaces all devices by those that the adb server lists; by none while it cannot be reached. */
    synchronized void update(List<ListedDevice> now) {
        Map<String, ListedDevice> bySerial = new LinkedHashMap<>();
        now.forEach(device -> bySerial.put(device.serial(), device));
        List.copyOf(usable.values()).stream()
                .filter(device -> !isSame(device.listed(), bySerial.get(device.serial())))
                .forEach(this::remove);
        bySerial.values().stream().filter(ListedDevice::isUsable).forEach(this::add);
        unusable.update(
                bySerial.values().stream().filter(device -> !device.isUsable()).toList());
        listed.complete(null);
    }

    /**
     * Completes once devices have been listed, or the adb server turned out to be out of reach; at the latest after the
     * timeout.
     */
    CompletableFuture<Void> listed() {
        return listed.copy()
                .completeOnTimeout(null, context.timeouts().command().toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized List<AttachedDevice> usable() {
        return List.copyOf(usable.values());
    }

    synchronized Optional<AttachedDevice> find(String serial) {
        return Optional.ofNullable(usable.get(serial));
    }

    /** Why attached devices cannot be used. */
    List<Fault> unusableFaults() {
        return unusable.faults();
    }

    private void add(ListedDevice device) {
        if (!usable.containsKey(device.serial())) {
            AttachedDevice attached = new AttachedDevice(device, context, events, ports);
            usable.put(device.serial(), attached);
            attached.attach();
        }
    }

    private void remove(AttachedDevice device) {
        usable.remove(device.serial());
        disconnected.accept(device.serial());
        device.detach();
    }

    private static boolean isSame(ListedDevice known, @Nullable ListedDevice now) {
        return now != null && now.isUsable() && now.transport().equals(known.transport());
    }
}
