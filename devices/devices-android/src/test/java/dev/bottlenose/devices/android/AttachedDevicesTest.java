package dev.bottlenose.devices.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.android.adb.Adb;
import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.AdbEndpoint;
import dev.bottlenose.testing.android.FakeAndroidDevice;
import dev.bottlenose.threads.DaemonScheduler;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How devices are reported, set up, located and followed. */
final class AttachedDevicesTest {
    private static final Map<Integer, String> REVERSED = Map.of(9088, "tcp:19088", 9089, "tcp:19089");
    private static final String APP = "com.example.demo";

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.patient(directory);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void devicesAreReportedByNameAndTheirPortsAreReversed() throws Exception {
        FakeAndroidDevice first = rig.make("Pixel_8");
        FakeAndroidDevice second = rig.make("Nexus_5");
        rig.server().connect(first);
        Device device = rig.await(DeviceEvent.Connected.class, event -> true).device();
        rig.connect(second);

        assertThat(device)
                .isEqualTo(new Device(first.serial(), "Pixel 8", "Android", Device.Kind.PHYSICAL, true, true));
        Rig.until(
                "both are reversed",
                () -> first.reversed().equals(REVERSED) && second.reversed().equals(REVERSED));
        assertThat(rig.bridge().openFaults()).isEmpty();
    }

    @Test
    void portsAreReversedAgainWhenADeviceReconnectsAndReleasedOnClose() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Rig.until("it is reversed", () -> phone.reversed().equals(REVERSED));

        phone.unplug();
        rig.await(DeviceEvent.Disconnected.class, event -> event.serial().equals(phone.serial()));
        Rig.until("its ports are no longer reversed", () -> phone.reversed().isEmpty());
        rig.server().disconnect(phone);
        phone.plug();
        rig.connect(phone);
        Rig.until("it is reversed again", () -> phone.reversed().equals(REVERSED));

        rig.bridge().close();
        assertThat(phone.reversed()).isEmpty();
    }

    @Test
    void portsThatAreReversedElsewhereAreKeptOnClose() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Rig.until("it is reversed", () -> phone.reversed().equals(REVERSED));
        Adb adb = new Adb(new AdbEndpoint("127.0.0.1", rig.server().port()), new DaemonScheduler("test"));
        new AdbDevice(adb, phone.serial()).reverse(9088, 1234, Rig.PATIENT.command());

        rig.bridge().close();

        assertThat(phone.reversed()).isEqualTo(Map.of(9088, "tcp:1234"));
    }

    @Test
    void devicesDisconnectWithTheServerAndConnectAgainWithTheNext() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");

        Rig.get(rig.bridge().endHelper());
        rig.await(DeviceEvent.Disconnected.class, event -> event.serial().equals(phone.serial()));
        rig.server().stop();
        rig.server().start();
        rig.connect(phone);

        Rig.until("it is reversed again", () -> phone.reversed().equals(REVERSED));
        assertThat(rig.bridge().openFaults()).isEmpty();
    }

    @Test
    void unusableDeviceIsAFaultUntilItDisconnects() throws Exception {
        FakeAndroidDevice phone = rig.make("Pixel_8");
        phone.unauthorized(true);
        rig.server().connect(phone);

        Fault fault = rig.awaitFault("device-unauthorized");
        assertThat(fault.sentence()).contains(phone.serial());
        assertThat(rig.bridge().openFaults()).contains(fault);
        assertThat(rig.codeOf(APP, "/data/user/0/com.example.demo/files/sonar/"))
                .isEqualTo("device-unauthorized");

        rig.server().disconnect(phone);
        Rig.until("the fault is settled", () -> rig.bridge().openFaults().isEmpty());
    }

    @Test
    void deviceThatStaysOfflineIsAFault() throws Exception {
        rig.close();
        AndroidTimeouts usual = Rig.PATIENT;
        rig = new Rig(
                Files.createDirectory(directory.resolve("short")),
                new AndroidTimeouts(
                        Duration.ofSeconds(5), usual.longCommand(), usual.retry(), usual.grace(), usual.shutdown()),
                Map.of());
        FakeAndroidDevice phone = rig.plug("Pixel_8");

        phone.unplug();

        assertThat(rig.awaitFault("device-offline").sentence()).contains(phone.serial());
        assertThat(rig.codeOf(APP, "/data/user/0/com.example.demo/files/sonar/"))
                .isEqualTo("device-offline");
    }

    @Test
    void appIsLocatedByItsRequestWhateverSerialItSends() throws Exception {
        FakeAndroidDevice first = rig.plug("Nexus_5");
        FakeAndroidDevice second = rig.plug("Pixel_8");
        first.install(APP, 0);
        Path sonar = Rig.app(second, APP, 0);

        assertThat(Rig.get(rig.bridge().serialOf(Rig.query("emulator-5554", Optional.of(sonar + "/")))))
                .isEqualTo(second.serial());
        int asked = second.shellCount();
        assertThat(Rig.get(rig.bridge().serialOf(Rig.query("emulator-5554", Optional.of(sonar + "/")))))
                .isEqualTo(second.serial());
        assertThat(second.shellCount()).as("asked again").isEqualTo(asked);

        second.unplug();
        rig.await(DeviceEvent.Disconnected.class, event -> event.serial().equals(second.serial()));
        assertThat(Rig.get(rig.bridge().serialOf(Rig.query("emulator-5554", Optional.of(sonar + "/")))))
                .isEqualTo("emulator-5554");
        assertThat(Rig.get(rig.bridge().serialOf(Rig.query("as-sent", Optional.empty()))))
                .isEqualTo("as-sent");
    }

    @Test
    void appIsLocatedWhileAnotherDeviceHangs() throws Exception {
        FakeAndroidDevice hung = rig.plug("Brick");
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 10);
        hung.hang();

        assertThat(Rig.get(rig.bridge().serialOf(Rig.query("unknown", Optional.of(sonar + "/")))))
                .isEqualTo(phone.serial());
        hung.recover();
    }

    @Test
    void logIsFollowedThroughItsInterruptions() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Instant time = Instant.ofEpochSecond(1_700_000_000L, 123_000_000);

        phone.log(time, 4, 42, "Greeter", "Hello,\nfish");
        assertThat(rig.await(DeviceEvent.Logged.class, event -> true).entry())
                .isEqualTo(new DeviceLogEntry(
                        time, DeviceLogEntry.Level.INFO, 42, 42, Optional.empty(), "Greeter", "Hello,\nfish"));

        phone.interruptLog();
        phone.log(time.plusSeconds(1), 5, 42, "Greeter", "Again");
        assertThat(rig.await(DeviceEvent.Logged.class, event -> true).entry().message())
                .isEqualTo("Again");
    }

    @Test
    void crashIsReportedOnceWithAllItsLines() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");

        phone.log(
                Instant.EPOCH,
                6,
                7,
                "AndroidRuntime",
                "FATAL EXCEPTION: main\nProcess: com.example.demo, PID: 7\njava.lang.IllegalStateException: no fish\n\tat x.Y.z(Y.java:1)");

        DeviceCrash crash = rig.await(DeviceEvent.Crashed.class, event -> true).crash();
        assertThat(crash.name()).isEqualTo("java.lang.IllegalStateException");
        assertThat(crash.reason()).isEqualTo("java.lang.IllegalStateException: no fish in com.example.demo");
        assertThat(crash.callstack())
                .hasValueSatisfying(stack -> assertThat(stack).contains("at x.Y.z(Y.java:1)"));
        assertThat(crash.time()).contains(Instant.EPOCH);
    }

    @Test
    void missingAdbIsReportedOnlyWithAnSdkOrAnApp() throws Exception {
        int nobody = freePort();
        BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
        Map<String, String> environment = Map.of(
                "ADB_SERVER_SOCKET",
                "tcp:127.0.0.1:" + nobody,
                "ANDROID_HOME",
                directory.resolve("sdk").toString(),
                "PATH",
                directory.toString());
        // What is usually installed on this computer must not be found.
        AndroidBridge bridge = new AndroidBridge("Windows 11", environment, Rig.PATIENT);
        try {
            bridge.start(events::add, List.of());
            DeviceEvent.FaultRaised raised =
                    (DeviceEvent.FaultRaised) events.poll(Rig.TIMEOUT_SECONDS, TimeUnit.SECONDS);
            assertThat(raised).isNotNull();
            assertThat(raised.fault().code()).isEqualTo("adb-missing");
            assertThat(raised.fault().sentence()).contains("platform-tools").contains("adb.exe");
            assertThat(bridge.openFaults()).containsExactly(raised.fault());
        } finally {
            bridge.close();
        }

        AndroidBridge quiet = new AndroidBridge("Windows 11", Map.of("PATH", directory.toString()), Rig.PATIENT);
        quiet.close();
        assertThat(quiet.openFaults()).isEmpty();
    }

    @Test
    void serverIsStartedIfNoneListens() throws Exception {
        int port = freePort();
        Path home = Files.createDirectory(directory.resolve("own-home"));
        Path tools = Files.createDirectories(directory.resolve("sdk/platform-tools"));
        Path adb = tools.resolve("adb");
        Files.writeString(
                adb,
                "#!/bin/sh\nexport HOME='" + home + "' TMPDIR='" + home
                        + "' ADB_LOCAL_TRANSPORT_MAX_PORT=5553\nexec /usr/bin/env adb \"$@\"\n");
        Files.setPosixFilePermissions(adb, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        AndroidBridge bridge = new AndroidBridge(
                "Linux",
                Map.of(
                        "ANDROID_ADB_SERVER_PORT",
                        "" + port,
                        "ANDROID_HOME",
                        directory.resolve("sdk").toString()),
                Rig.PATIENT);
        BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
        try {
            bridge.start(events::add, List.of());
            Rig.until("a server is there", () -> answers(port));
            assertThat(bridge.openFaults()).isEmpty();
        } finally {
            bridge.close();
            new ProcessBuilder("adb", "-P", "" + port, "kill-server").start().waitFor();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
