package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What there is of the bridge on other computers: an answer for the app that asks. Nothing is wrong until one does. */
final class NoMac implements DeviceBridge {
    private static final Fault NOT_A_MAC = new Fault(
            "not-a-mac",
            "iOS apps get their certificates from a server on the Mac that their simulator or device is attached to.",
            "run the server on that Mac");

    @Override
    public Set<String> systems() {
        return Set.of(AppleBridge.SYSTEM);
    }

    @Override
    public void start(Consumer<DeviceEvent> events, List<PortMapping> ports) {
        // There is nothing to be seen.
    }

    @Override
    public CompletionStage<Delivery> deliver(DeliveryOrder order) {
        return CompletableFuture.completedFuture(new Delivery.Refused(NOT_A_MAC));
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
                return CompletableFuture.failedFuture(new DeviceException(NOT_A_MAC));
            }
        });
    }

    @Override
    public CompletionStage<Void> endHelper() {
        return CompletableFuture.failedFuture(new DeviceException(NOT_A_MAC));
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
