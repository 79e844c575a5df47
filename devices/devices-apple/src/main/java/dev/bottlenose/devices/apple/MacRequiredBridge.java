package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The bridge on computers that are no Mac: refuses every app with the reason. It has no open fault. */
final class MacRequiredBridge implements DeviceBridge {
    private static final Fault MAC_REQUIRED = new Fault(
            "not-a-mac",
            "iOS apps can be served only on the Mac that their simulator or device is attached to.",
            "run the server on that Mac");

    @Override
    public Set<String> systems() {
        return Set.of(Target.OS);
    }

    @Override
    public void start(Consumer<DeviceEvent> events, List<PortMapping> ports) {
        // There are no devices.
    }

    @Override
    public CompletionStage<Delivery> deliver(DeliveryOrder order) {
        return CompletableFuture.completedFuture(new Delivery.Refused(MAC_REQUIRED));
    }

    @Override
    public Optional<VirtualDevices> virtualDevices() {
        return Optional.of(new VirtualDevices() {
            @Override
            public CompletionStage<List<VirtualDevice>> list() {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public CompletionStage<Void> launch(String id, boolean cold) {
                return CompletableFuture.failedFuture(new DeviceException(MAC_REQUIRED));
            }
        });
    }

    @Override
    public CompletionStage<Void> endHelper() {
        return CompletableFuture.failedFuture(new DeviceException(MAC_REQUIRED));
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
