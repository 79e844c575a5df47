package dev.bottlenose.devices.android;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.devices.android.adb.Adb;
import dev.bottlenose.devices.android.adb.AdbEndpoint;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.SdkProgram;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Serves Android devices and emulators through the adb server: line A and line D of the architecture. */
public final class AndroidBridge implements DeviceBridge {
    private final Workshop workshop;
    private final AttachedDevices devices;
    private final Tracker tracker;
    private final Serials serials;
    private final Deliverer deliverer;
    private final Emulators emulators;
    private final Map<String, AndroidControls> controls = new ConcurrentHashMap<>();

    AndroidBridge(String osName, Map<String, String> environment, Limits limits) {
        var timers = Workshop.singleTimer();
        Adb adb = new Adb(AdbEndpoint.of(environment), timers);
        workshop = new Workshop(adb, Workshop.cachedThreads(), timers, limits, new Troubles());
        devices = new AttachedDevices(workshop, this::vanished);
        boolean expected = Stream.of("ANDROID_HOME", "ANDROID_SDK_ROOT", "ANDROID_ADB_SERVER_PORT", "ADB_SERVER_SOCKET")
                .anyMatch(environment::containsKey);
        tracker = new Tracker(workshop, devices, SdkProgram.adb(osName, environment), expected);
        serials = new Serials(workshop, devices);
        deliverer = new Deliverer(workshop, devices, tracker, serials);
        emulators = new Emulators(SdkProgram.emulator(osName, environment), workshop, devices);
    }

    @Override
    public Set<String> systems() {
        return Set.of("Android");
    }

    @Override
    public void start(Consumer<DeviceEvent> events, List<PortMapping> ports) {
        workshop.troubles().tell(events);
        devices.tell(events, ports);
        workshop.threads().execute(tracker::run);
    }

    @Override
    public CompletionStage<Delivery> deliver(DeliveryOrder order) {
        return deliverer.deliver(order);
    }

    @Override
    public CompletionStage<String> serialOf(ClientQuery app) {
        return serials.of(app);
    }

    @Override
    public Optional<DeviceControls> controls(String serial) {
        return devices.find(serial)
                .map(device -> controls.computeIfAbsent(serial, key -> new AndroidControls(device.adb(), workshop)));
    }

    @Override
    public Optional<VirtualDevices> virtualDevices() {
        return Optional.of(emulators);
    }

    @Override
    public CompletionStage<Void> endHelper() {
        return workshop.start(() -> {
                    try {
                        workshop.adb().kill(workshop.limits().command());
                        return true;
                    } catch (AdbException e) {
                        throw new DeviceException(
                                DeviceFaults.noServer(workshop.adb().endpoint(), String.valueOf(e.getMessage())));
                    }
                })
                .thenAccept(killed -> {});
    }

    @Override
    public List<Fault> openFaults() {
        return workshop.troubles().list();
    }

    /** Takes back what was changed on devices, as far as they answer in time. */
    @Override
    public void close() {
        List<AttachedDevice> attached = devices.usable();
        tracker.close();
        CompletableFuture<?>[] released = Stream.concat(
                        attached.stream().map(device -> (Runnable) device::release),
                        controls.values().stream().map(used -> (Runnable) used::release))
                .map(release -> CompletableFuture.runAsync(release, workshop.threads()))
                .toArray(CompletableFuture<?>[]::new);
        controls.clear();
        try {
            CompletableFuture.allOf(released).get(workshop.limits().farewell().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // What does not answer keeps its ports until it is unplugged.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        devices.unknown();
        workshop.close();
    }

    private void vanished(String serial) {
        serials.forget(serial);
        AndroidControls used = controls.remove(serial);
        if (used != null) {
            workshop.threads().execute(used::release);
        }
    }
}
