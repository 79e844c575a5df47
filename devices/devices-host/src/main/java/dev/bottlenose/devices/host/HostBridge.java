package dev.bottlenose.devices.host;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.directory.DirectoryDeliveries;
import dev.bottlenose.threads.DaemonScheduler;
import dev.bottlenose.threads.Scheduler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Serves apps on desktop systems. {@code Linux} is an extension: the original serves such apps only if they send another
 * system. On MacOS and Windows this computer is a device with an empty serial, as on the original; on Linux it becomes one
 * when an app connects.
 */
public final class HostBridge implements DeviceBridge {
    private final Scheduler scheduler = new DaemonScheduler("bottlenose-delivery-timer");
    private final DirectoryDeliveries deliveries = new DirectoryDeliveries(scheduler);
    private final Optional<Device> host;

    /** @param osName the value of the system property {@code os.name} */
    public HostBridge(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            host = Optional.of(new Device("", "Mac", "MacOS", Device.Kind.PHYSICAL, false, false));
        } else if (name.startsWith("windows")) {
            host = Optional.of(new Device("", "Windows", "Windows", Device.Kind.PHYSICAL, false, false));
        } else {
            host = Optional.empty();
        }
    }

    @Override
    public Set<String> systems() {
        return Set.of("MacOS", "Windows", "Linux");
    }

    @Override
    public void start(Consumer<DeviceEvent> events, List<PortMapping> ports) {
        host.ifPresent(device -> events.accept(new DeviceEvent.Connected(device)));
    }

    @Override
    public CompletionStage<Delivery> deliver(DeliveryOrder order) {
        return deliveries.deliver(order, "");
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
