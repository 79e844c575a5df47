package dev.bottlenose.server.pairing;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A bridge to iPhones whose files cannot be written. The server's tests load it from their class path. */
public final class UnreachablePhones implements DeviceBridgeFactory {
    @Override
    public String name() {
        return "unreachable-phones";
    }

    @Override
    public DeviceBridge create(Context context) {
        return new DeviceBridge() {
            @Override
            public Set<String> systems() {
                return Set.of("iOS");
            }

            @Override
            public void start(Consumer<DeviceEvent> events, List<PortMapping> ports) {}

            @Override
            public CompletionStage<Delivery> deliver(DeliveryOrder order) {
                return CompletableFuture.completedFuture(
                        new Delivery.Refused(new Fault("phone-unreachable", "No phone.", "plug it in")));
            }

            @Override
            public void close() {}
        };
    }
}
