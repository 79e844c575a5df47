package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceBridgeContract;
import java.nio.file.Files;
import java.nio.file.Path;

final class SimulatorContractTest extends DeviceBridgeContract {
    @Override
    protected Subject create(Path place) throws Exception {
        FakeMac mac = FakeMac.complete().start();
        Path app = Files.createDirectories(
                place.resolve("CoreSimulator/Devices/15/data/Containers/Data/Application/0A-1B/Library/sonar"));
        return new Subject(mac.bridge(), "15", "com.example.app", app, app + "/", mac);
    }
}
