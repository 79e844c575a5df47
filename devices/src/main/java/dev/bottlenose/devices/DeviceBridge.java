package dev.bottlenose.devices;

import dev.bottlenose.protocol.ClientQuery;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Reaches one kind of devices. Safe from any thread; no method blocks. */
public interface DeviceBridge extends AutoCloseable {
    /** The values of an app's {@code os} that this bridge serves. */
    Set<String> systems();

    /** Begins to tell which devices there are, until closed. */
    void start(Consumer<DeviceEvent> events);

    /** Carries certificates to an app. Never completes exceptionally: what goes wrong is a refusal. */
    CompletionStage<Delivery> deliver(DeliveryOrder order);

    /** The serial of the device an app really runs on; as the app says where the bridge knows no better. */
    default CompletionStage<String> serialOf(ClientQuery app) {
        return CompletableFuture.completedFuture(app.deviceId());
    }

    @Override
    void close();
}
