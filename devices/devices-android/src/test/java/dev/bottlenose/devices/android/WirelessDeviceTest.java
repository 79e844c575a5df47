package dev.bottlenose.devices.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.testing.android.FakeAndroidDevice;
import dev.bottlenose.testing.android.PrivateAdbServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Serials that are not one word, such as that of a second device of one name in wireless debugging. */
final class WirelessDeviceTest {
    private static final String APP = "com.example.demo";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adb-R5CT20ABCDE-x1Y2z3 (2)._adb-tls-connect._tcp",
                "(no serial number)",
                "my device",
                "tcp:a:b model:x device offline"
            })
    void deviceOfAnySerialIsReportedAndReached(String serial) throws Exception {
        BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
        try (PrivateAdbServer server = PrivateAdbServer.start(Files.createDirectory(directory.resolve("adb")));
                FakeAndroidDevice phone =
                        FakeAndroidDevice.start(Files.createDirectory(directory.resolve("phone")), "Pixel_8");
                RenamingAdbServer renaming = new RenamingAdbServer(server.port(), phone.serial(), serial)) {
            server.connect(phone);
            Path sonar = Rig.app(phone, APP, 0);
            Map<String, String> environment = new HashMap<>(server.environment());
            environment.put("ANDROID_ADB_SERVER_PORT", Integer.toString(renaming.port()));
            AndroidBridge bridge = new AndroidBridge("Linux", environment, Rig.PATIENT);
            try {
                bridge.start(events::add, List.of(new PortMapping(9088, 19088)));

                assertThat(connected(events)).isEqualTo(serial);
                assertThat(Rig.get(bridge.deliver(new DeliveryOrder(
                                Rig.query("unknown", Optional.empty()),
                                APP,
                                Rig.CSR,
                                sonar + "/",
                                Rig.CERTIFICATE,
                                Rig.AUTHORITY))))
                        .isEqualTo(new Delivery.Delivered(serial));
                Rig.until("its port is reversed", () -> phone.reversed().containsKey(9088));
                assertThat(Rig.get(bridge.controls(serial).orElseThrow().shell("id")))
                        .isEqualTo("shell\n");
            } finally {
                bridge.close();
            }
        }
    }

    private static String connected(BlockingQueue<DeviceEvent> events) throws InterruptedException {
        while (true) {
            DeviceEvent event = events.poll(Rig.TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no device was reported");
            } else if (event instanceof DeviceEvent.Connected connected) {
                return connected.device().serial();
            }
        }
    }
}
