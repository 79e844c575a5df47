package dev.bottlenose.devices;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Reaches one kind of devices. Safe from any thread; no method blocks. */
public interface DeviceBridge extends AutoCloseable {
    /** The values of an app's {@code os} that this bridge serves. */
    Set<String> systems();

    /**
     * Begins to tell which devices there are, until closed.
     *
     * @param ports where apps on a device that has a localhost of its own must find the server
     */
    void start(Consumer<DeviceEvent> events, List<PortMapping> ports);

    /** Carries certificates to an app. Never completes exceptionally: what goes wrong is a refusal. */
    CompletionStage<Delivery> deliver(DeliveryOrder order);

    /** The serial of the device an app really runs on; as the app says where the bridge knows no better. */
    default CompletionStage<String> serialOf(ClientQuery app) {
        return CompletableFuture.completedFuture(app.deviceId());
    }

    /** What can be done with a device of this bridge; empty if it is not there. */
    default Optional<DeviceControls> controls(String serial) {
        return Optional.empty();
    }

    /** The devices that are programs on this computer; empty if this bridge has none. */
    default Optional<VirtualDevices> virtualDevices() {
        return Optional.empty();
    }

    /**
     * Ends the program, not ours, through which the bridge reaches its devices, such as the adb server; the bridge finds or
     * starts it again. Fails with a {@link DeviceException}.
     */
    default CompletionStage<Void> endHelper() {
        return CompletableFuture.failedFuture(new DeviceException(new Fault(
                "helper-missing", "This kind of devices is reached without a helper.", "restart the server instead")));
    }

    /** What keeps the bridge, or a device that is attached, from being used right now. */
    default List<Fault> openFaults() {
        return List.of();
    }

    @Override
    void close();
}
