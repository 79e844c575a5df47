package dev.bottlenose.devices.host;

import dev.bottlenose.devices.DeviceBridgeContract;
import dev.bottlenose.devices.DeviceEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

final class HostBridgeContractTest extends DeviceBridgeContract {
    @Override
    protected Subject make(Path place, Consumer<DeviceEvent> events) throws Exception {
        Path app = Files.createDirectories(place.resolve("sonar"));
        HostBridge bridge = new HostBridge(Runnable::run, "Linux");
        bridge.start(events, List.of());
        return new Subject(bridge, "", "demo", app, app + "/", () -> {});
    }
}
