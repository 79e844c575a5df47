package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceBridgeContract;
import dev.bottlenose.testing.android.FakeAndroidDevice;
import java.nio.file.Files;
import java.nio.file.Path;

final class AndroidBridgeContractTest extends DeviceBridgeContract {
    private static final String APP = "com.example.demo";

    @Override
    protected Subject create(Path place) throws Exception {
        Rig rig = Rig.patient(place);
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path app = Files.createDirectories(phone.install(APP, 0).resolve("sonar"));
        return new Subject(rig.bridge(), phone.serial(), APP, app, app + "/", rig);
    }
}
