package dev.bottlenose.devices.host;

import dev.bottlenose.devices.DeviceBridgeContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class HostBridgeContractTest extends DeviceBridgeContract {
    @Override
    protected Subject create(Path place) throws Exception {
        Path app = Files.createDirectories(place.resolve("sonar"));
        HostBridge bridge = new HostBridge("Linux");
        bridge.start(event -> {}, List.of());
        return new Subject(bridge, "", "demo", app, app + "/", () -> {});
    }
}
