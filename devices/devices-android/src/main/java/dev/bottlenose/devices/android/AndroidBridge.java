package dev.bottlenose.devices.android;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.SdkProgram;
import dev.bottlenose.devices.work.BlockingTask;
import dev.bottlenose.devices.work.OpenFaults;
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
    private final AndroidContext context;
    private final AttachedDevices devices;
    private final DeviceTracker tracker;
    private final DeviceLocator locator;
    private final AndroidDelivery delivery;
    private final Emulators emulators;
    private final Map<String, AndroidControls> controls = new ConcurrentHashMap<>();
    private volatile Consumer<DeviceEvent> events = event -> {};

    AndroidBridge(String osName, Map<String, String> environment, AndroidTimeouts timeouts) {
        OpenFaults faults = new OpenFaults(fault -> events.accept(new DeviceEvent.FaultRaised(fault)));
        context = AndroidContext.create(environment, timeouts, faults);
        devices = new AttachedDevices(context, this::disconnected);
        tracker = new DeviceTracker(context, devices, SdkProgram.adb(osName, environment), isSdkExpected(environment));
        locator = new DeviceLocator(context, devices);
        delivery = new AndroidDelivery(context, devices, tracker, locator);
        emulators = new Emulators(SdkProgram.emulator(osName, environment), context, devices);
    }

    /** Whether the environment names an Android SDK or its adb, so that a missing adb is a fault. */
    static boolean isSdkExpected(Map<String, String> environment) {
        return Stream.of("ANDROID_HOME", "ANDROID_SDK_ROOT", "ANDROID_ADB_SERVER_PORT", "ADB_SERVER_SOCKET")
                .anyMatch(environment::containsKey);
    }

    @Override
    public Set<String> systems() {
        return Set.of("Android");
    }

    @Override
    public void start(Consumer<DeviceEvent> listener, List<PortMapping> ports) {
        events = listener;
        devices.report(listener, ports);
        context.execute(tracker::run);
    }

    @Override
    public CompletionStage<Delivery> deliver(DeliveryOrder order) {
        return delivery.deliver(order);
    }

    @Override
    public CompletionStage<String> serialOf(ClientQuery app) {
        return locator.serialOf(app);
    }

    @Override
    public Optional<DeviceControls> controls(String serial) {
        return devices.find(serial)
                .map(device -> controls.computeIfAbsent(serial, key -> new AndroidControls(device.adb(), context)));
    }

    @Override
    public Optional<VirtualDevices> virtualDevices() {
        return Optional.of(emulators);
    }

    @Override
    public CompletionStage<Void> endHelper() {
        return BlockingTask.startStep(context.threads(), () -> {
            try {
                context.adb().kill(context.timeouts().command());
            } catch (AdbException e) {
                throw new DeviceException(DeviceFaults.noServer(context.adb().endpoint(), e.getMessage()));
            }
        });
    }

    @Override
    public List<Fault> openFaults() {
        return context.faults().list();
    }

    /** Undoes what was changed on devices, as far as they respond in time. */
    @Override
    public void close() {
        List<AttachedDevice> attached = devices.usable();
        tracker.close();
        CompletableFuture<?>[] released = Stream.concat(
                        attached.stream().map(device -> (Runnable) device::release),
                        controls.values().stream().map(used -> (Runnable) used::release))
                .map(release -> CompletableFuture.runAsync(release, context.threads()))
                .toArray(CompletableFuture<?>[]::new);
        controls.clear();
        try {
            CompletableFuture.allOf(released).get(context.timeouts().shutdown().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // A device that does not respond keeps its ports until it is unplugged.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        devices.update(List.of());
        context.close();
    }

    private void disconnected(String serial) {
        locator.forget(serial);
        AndroidControls used = controls.remove(serial);
        if (used != null) {
            context.execute(used::release);
        }
    }
}
