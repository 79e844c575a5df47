package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceBridgeContract;
import java.nio.file.Files;
import java.nio.file.Path;

final class PhoneContractTest extends DeviceBridgeContract {
    private static final String UDID = "00008101-000A";
    private static final String APP = "com.example.app";

    @Override
    protected Subject create(Path place) throws Exception {
        FakeMac mac = FakeMac.complete();
        mac.write("targets.json", Samples.PHONE);
        Path app = Files.createDirectories(mac.path("phones/" + UDID + "/" + APP + "/Library/sonar"));
        mac.start();
        String destination = "/var/mobile/Containers/Data/Application/0A-1B/Library/sonar/";
        return new Subject(mac.bridge(), UDID, APP, app, destination, mac);
    }
}
