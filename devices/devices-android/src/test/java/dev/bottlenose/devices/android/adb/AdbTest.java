package dev.bottlenose.devices.android.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bottlenose.testing.android.FakeAndroidDevice;
import dev.bottlenose.testing.android.PrivateAdbServer;
import dev.bottlenose.threads.DaemonScheduler;
import dev.bottlenose.threads.Scheduler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client beside a real adb server and devices that it cannot tell from phones. */
final class AdbTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path home;

    private static Scheduler scheduler;
    private static PrivateAdbServer server;
    private static Adb adb;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        scheduler = new DaemonScheduler("test");
        server = PrivateAdbServer.start(home);
        adb = new Adb(new AdbEndpoint("127.0.0.1", server.port()), scheduler);
    }

    @AfterAll
    static void stop() {
        server.close();
        scheduler.close();
    }

    @Test
    void serverReportsItsVersion() throws Exception {
        assertThat(adb.version(LIMIT)).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({"0x01000000, shell_v2", "0x01000001, shell_v2", "0x01000000, cmd", "0x01000001, cmd"})
    void commandsRunInEveryVersionOfTheProtocol(String version, String feature) throws Exception {
        try (FakeAndroidDevice phone = FakeAndroidDevice.start(directory, "Pixel_8")) {
            phone.protocolVersion(Integer.decode(version));
            phone.features(Set.of(feature));
            assertThat(server.connect(phone)).contains("connected to");
            AdbDevice device = new AdbDevice(adb, phone.serial());

            ShellResult result = device.shell("getprop ro.product.model; echo oops >&2; exit 3", LIMIT);

            boolean apart = feature.equals("shell_v2");
            assertThat(result.exitCode()).hasValue(3);
            assertThat(result.text()).isEqualTo(apart ? "Pixel 8\n" : "Pixel 8\noops\n");
            assertThat(result.errors()).isEqualTo(apart ? "oops\n" : "");
            assertThat(result.allOutput()).contains("oops");
            InputStream input = new ByteArrayInputStream(new byte[300_000]);
            assertThat(device.feed("head -c 300000 | wc -c", input, LIMIT)
                            .text()
                            .strip())
                    .isEqualTo("300000");
            assertThat(device.output("head -c 700000 /dev/zero", LIMIT).output())
                    .hasSize(700_000);
            assertThat(device.script("sh", "echo 'it'\nexit 4\n", LIMIT).text()).isEqualTo("it\n");
        }
    }

    @Test
    void newListOfDevicesIsSentWheneverOneChanges() throws Exception {
        BlockingQueue<List<ListedDevice>> lists = new LinkedBlockingQueue<>();
        try (FakeAndroidDevice phone = FakeAndroidDevice.start(directory, "Pixel_8");
                Adb.Tracking tracking = adb.track(LIMIT)) {
            Thread thread = new Thread(() -> {
                try {
                    tracking.run(lists::add);
                } catch (AdbException e) {
                    lists.add(List.of());
                }
            });
            thread.start();
            server.connect(phone);
            ListedDevice listed = await(lists, phone.serial(), "device");
            assertThat(listed.isUsable()).isTrue();
            assertThat(listed.model()).contains("Pixel 8");

            phone.unplug();
            assertThat(await(lists, phone.serial(), "offline").isUsable()).isFalse();
            server.disconnect(phone);
        }
    }

    /** Not every server notifies trackers of it, so the list is polled. */
    @Test
    void deviceWhoseOwnerRefusesTheKeyIsUnauthorized() throws Exception {
        try (FakeAndroidDevice phone = FakeAndroidDevice.start(directory, "Pixel_8")) {
            phone.unauthorized(true);
            server.connect(phone);

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> adb.devices(LIMIT).stream()
                            .anyMatch(device -> device.serial().equals(phone.serial())
                                    && device.state().equals("unauthorized")));
            assertThatThrownBy(() -> new AdbDevice(adb, phone.serial()).shell("id", LIMIT))
                    .isInstanceOf(AdbException.Refused.class)
                    .hasMessageContaining("unauthorized");
            server.disconnect(phone);
        }
    }

    @Test
    void reversedPortsLeadToThisComputerUntilTheyAreRemoved() throws Exception {
        try (FakeAndroidDevice phone = FakeAndroidDevice.start(directory, "Pixel_8");
                ServerSocket here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.connect(phone);
            AdbDevice device = new AdbDevice(adb, phone.serial());

            device.reverse(9088, here.getLocalPort(), LIMIT);

            assertThat(device.isReversed(9088, here.getLocalPort(), LIMIT)).isTrue();
            assertThat(device.isReversed(9088, 1, LIMIT)).isFalse();
            try (Socket app = new Socket(InetAddress.getLoopbackAddress(), phone.localPort(9088));
                    Socket accepted = here.accept()) {
                app.getOutputStream().write(7);
                assertThat(accepted.getInputStream().read()).isEqualTo(7);
                accepted.getOutputStream().write(8);
                assertThat(app.getInputStream().read()).isEqualTo(8);
            }
            device.killReverse(9088, LIMIT);
            assertThat(phone.reversed()).isEmpty();
            assertThatThrownBy(() -> device.killReverse(9088, LIMIT)).hasMessageContaining("not found");
        }
    }

    @Test
    void hungDeviceTimesOut() throws Exception {
        try (FakeAndroidDevice phone = FakeAndroidDevice.start(directory, "Pixel_8")) {
            server.connect(phone);
            AdbDevice device = new AdbDevice(adb, phone.serial());
            device.features(LIMIT);
            phone.hang();

            assertThatThrownBy(() -> device.shell("id", Duration.ofMillis(200)))
                    .isInstanceOf(AdbException.TimedOut.class);

            phone.recover();
            assertThat(device.shell("id", LIMIT).text()).isEqualTo("shell\n");
        }
    }

    @Test
    void deviceThatIsNotConnectedIsRefused() {
        assertThatThrownBy(() -> new AdbDevice(adb, "nowhere").shell("id", LIMIT))
                .isInstanceOf(AdbException.Refused.class)
                .hasMessageContaining("not found");
    }

    @Test
    void unusedPortAndPortOfAnotherProgramAreDistinguished() throws Exception {
        int port;
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = stranger.getLocalPort();
            Thread thread = new Thread(() -> {
                try (Socket socket = stranger.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            thread.start();
            Adb other = new Adb(new AdbEndpoint("127.0.0.1", port), scheduler);
            assertThatThrownBy(() -> other.version(LIMIT)).isInstanceOf(AdbException.ConnectionLost.class);
        }
        Adb nobody = new Adb(new AdbEndpoint("127.0.0.1", port), scheduler);
        assertThatThrownBy(() -> nobody.version(LIMIT)).isInstanceOf(AdbException.Unreachable.class);
    }

    @Test
    void environmentGivesTheServersAddress() {
        assertThat(AdbEndpoint.of(Map.of())).isEqualTo(new AdbEndpoint("127.0.0.1", 5037));
        assertThat(AdbEndpoint.of(Map.of("ANDROID_ADB_SERVER_PORT", "5038")).port())
                .isEqualTo(5038);
        assertThat(AdbEndpoint.of(Map.of("ANDROID_ADB_SERVER_PORT", "many")).port())
                .isEqualTo(5037);
        assertThat(AdbEndpoint.of(Map.of("ANDROID_ADB_SERVER_PORT", "5038", "ADB_SERVER_SOCKET", "tcp:box:5040")))
                .isEqualTo(new AdbEndpoint("box", 5040));
        assertThat(AdbEndpoint.of(Map.of("ADB_SERVER_SOCKET", "tcp:5041")).isLocal())
                .isTrue();
        assertThat(AdbEndpoint.of(Map.of("ADB_SERVER_SOCKET", "tcp:[::1]:5042")).host())
                .isEqualTo("::1");
        assertThat(AdbEndpoint.of(Map.of("ADB_SERVER_SOCKET", "localfilesystem:/x")))
                .isEqualTo(AdbEndpoint.DEFAULT);
    }

    @Test
    void listIsReadWithAnyColumns() {
        assertThat(ListedDevice.list("""
                        emulator-5554          device product:sdk_gphone model:sdk_gphone64 device:emu64 transport_id:1
                        a-serial-of-more-than-22-letters device product:x model:Pixel_8 device:x transport_id:2
                        (no serial number)     no permissions (user in plugdev group; are your udev rules wrong?)
                        R58M123                unauthorized usb:1-1 transport_id:3
                        10.0.0.7:5555\toffline
                        adb-R5CT (2)._adb-tls-connect._tcp device product:x model:SM_A1 device:a transport_id:4
                        adb-R5CT (2)._adb-tls-connect._tcp\tunauthorized
                        my device              device product:x model:Odd device:a transport_id:5
                        a device that is long device offline transport_id:6
                        ABC                    device usb:1-2 product:My Tab model:Tab_9 device:x transport_id:7

                        """))
                .extracting(
                        ListedDevice::serial,
                        ListedDevice::state,
                        device -> device.model().orElse(""))
                .containsExactly(
                        tuple("emulator-5554", "device", "sdk gphone64"),
                        tuple("a-serial-of-more-than-22-letters", "device", "Pixel 8"),
                        tuple("(no serial number)", "no permissions", ""),
                        tuple("R58M123", "unauthorized", ""),
                        tuple("10.0.0.7:5555", "offline", ""),
                        tuple("adb-R5CT (2)._adb-tls-connect._tcp", "device", "SM A1"),
                        tuple("adb-R5CT (2)._adb-tls-connect._tcp", "unauthorized", ""),
                        tuple("my device", "device", "Odd"),
                        tuple("a device that is long device", "offline", ""),
                        tuple("ABC", "device", "Tab 9"));
    }

    private static ListedDevice await(BlockingQueue<List<ListedDevice>> lists, String serial, String state)
            throws InterruptedException {
        while (true) {
            List<ListedDevice> list = lists.poll(60, TimeUnit.SECONDS);
            if (list == null) {
                throw new AssertionError("never listed as " + state);
            }
            for (ListedDevice device : list) {
                if (device.serial().equals(serial) && device.state().equals(state)) {
                    return device;
                }
            }
        }
    }
}
