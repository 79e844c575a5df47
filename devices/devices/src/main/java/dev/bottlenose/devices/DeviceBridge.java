package dev.bottlenose.devices;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A connection to one kind of devices. Safe from any thread; no method blocks. */
public interface DeviceBridge extends AutoCloseable {
    /** The values of an app's {@code os} that this bridge serves. */
    Set<String> systems();

    /**
     * Reports devices from now on, until closed.
     *
     * @param ports the server's ports, to be reversed to devices that have a localhost of their own
     */
    void start(Consumer<DeviceEvent> events, List<PortMapping> ports);

    /** Delivers certificates to an app. Never completes exceptionally: every failure is a refusal. */
    CompletionStage<Delivery> deliver(DeliveryOrder order);

    /** The serial of the device that an app runs on; the one that the app sent, unless the bridge finds another. */
    default CompletionStage<String> serialOf(ClientQuery app) {
        return CompletableFuture.completedFuture(app.deviceId());
    }

    /** The controls of a device of this bridge; empty if it is not connected. */
    default Optional<DeviceControls> controls(String serial) {
        return Optional.empty();
    }

    /** The emulators or simulators of this computer; empty if this kind of devices has none. */
    default Optional<VirtualDevices> virtualDevices() {
        return Optional.empty();
    }

    /**
     * Ends the helper through which the bridge reaches its devices, such as the adb server; the bridge finds or starts it
     * again. Fails with a {@link DeviceException}.
     */
    default CompletionStage<Void> endHelper() {
        return CompletableFuture.failedFuture(new DeviceException(new Fault(
                "helper-missing", "This kind of device is reached without a helper.", "restart the server instead")));
    }

    /** The faults that keep the bridge, or a connected device, from being used now. */
    default List<Fault> openFaults() {
        return List.of();
    }

    @Override
    void close();
}
