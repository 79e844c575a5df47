package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.testing.android.FakeAndroidDevice;
import dev.bottlenose.testing.android.PrivateAdbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps on Android devices that a real adb takes for phones. */
final class AndroidTest {
    private static final String APP_ID = "com.example.harbour";

    @TempDir
    Path directory;

    private PrivateAdbServer adb;
    private FakeAndroidDevice phone;
    private Bottlenose bottlenose;

    @BeforeEach
    void start() throws Exception {
        adb = PrivateAdbServer.start(Files.createDirectory(directory.resolve("adb")));
        phone = device("Pixel_8");
        adb.connect(phone);
        bottlenose = Bottlenose.withAndroid(
                Jdk.current(), Files.createDirectory(directory.resolve("home")), adb.environment());
    }

    @AfterEach
    void stop() throws Exception {
        adb.close();
        phone.close();
    }

    @Test
    void appPairsAndReconnectsWhateverIsRestartedOrUnplugged() throws Exception {
        FlipperClient app = app(phone);
        Bottlenose.Ports ports;
        try (Bottlenose.Server server = bottlenose.serve()) {
            ports = server.ports();
            app.start();
            await("paired", app::isConnected);
            assertThat(bottlenose.run("apps").lines())
                    .singleElement()
                    .asString()
                    .startsWith("Harbour#Android#Pixel 8#" + phone.serial());
            assertThat(bottlenose.run("devices").lines())
                    .containsExactly(phone.serial() + "\tAndroid\tPixel 8\tphysical");
            assertThat(bottlenose.run("doctor").exitCode()).isZero();

            phone.unplug();
            await("unplugged", () -> !app.isConnected());
            adb.disconnect(phone);
            await("forgotten by adb", () -> queryAdb("host:devices").isEmpty());
            phone.plug();
            connectPhone();
            await("plugged again", app::isConnected);

            // Nobody but Bottlenose starts the adb server again.
            adb.stop();
            await("without adb", () -> !app.isConnected());
            await("with adb", adb::answers);
            connectPhone();
            await("connected through the next adb server", app::isConnected);
            server.stop();
        }
        await("without a server", () -> !app.isConnected());
        assertThat(phone.reversed()).isEmpty();
        try (Bottlenose.Server again = bottlenose.serve(ports)) {
            await("connected to the next server", app::isConnected);
            assertThat(bottlenose.run("apps").lines())
                    .singleElement()
                    .asString()
                    .contains(phone.serial());
            assertThat(again.processId()).isPositive();
        } finally {
            app.stop();
        }
    }

    @Test
    void appOnADeviceOfAndroid5Pairs() throws Exception {
        FakeAndroidDevice old = device("Nexus_5");
        old.legacy();
        adb.connect(old);
        try (Bottlenose.Server server = bottlenose.serve()) {
            FlipperClient app = app(old);
            app.start();
            try {
                await("paired", app::isConnected);
                assertThat(bottlenose.run("apps").lines())
                        .singleElement()
                        .asString()
                        .contains(old.serial());
                assertThat(server.stop()).isEqualTo(143);
            } finally {
                app.stop();
            }
        } finally {
            old.close();
        }
    }

    @Test
    void reasonsWhyAppsAndDevicesFailToConnectAreReported() throws Exception {
        try (FakeAndroidDevice stranger = device("Nexus_5");
                Bottlenose.Server server = bottlenose.serve()) {
            stranger.unauthorized(true);
            adb.connect(stranger);
            FlipperClient app = app(phone);
            phone.refuseRunAs(APP_ID, 0, "run-as: package not debuggable: " + APP_ID);
            app.start();
            try {
                JsonObject refused = awaitFinding("app-not-debuggable");
                assertThat(refused.string("message"))
                        .hasValueSatisfying(sentence ->
                                assertThat(sentence).contains(phone.serial()).contains(APP_ID));
                assertThat(refused.string("next")).contains("install a debug build");
                JsonObject unauthorized = awaitFinding("device-unauthorized");
                assertThat(unauthorized.string("message"))
                        .hasValueSatisfying(sentence -> assertThat(sentence).contains(stranger.serial()));

                Bottlenose.Result devices = bottlenose.run("devices", "--json");
                assertThat(devices.exitCode()).isZero();
                assertThat(devices.lines()).singleElement().asString().contains(phone.serial());
                assertThat(devices.errors()).contains("(device-unauthorized)").contains("try: ");
            } finally {
                app.stop();
            }
            assertThat(server.stop()).isEqualTo(143);
        }
    }

    /** For a while after a device was lost, adb may report that it is connected, and then lose it once more. */
    private void connectPhone() {
        await("listed by adb", () -> {
            boolean connected = queryAdb("host:connect:" + phone.serial()).contains("connected");
            return connected && queryAdb("host:devices").contains(phone.serial() + "\tdevice");
        });
    }

    private String queryAdb(String service) {
        try {
            return adb.ask(service);
        } catch (IOException e) {
            return "";
        }
    }

    private FakeAndroidDevice device(String model) throws IOException {
        return FakeAndroidDevice.start(Files.createDirectory(directory.resolve(model)), model);
    }

    private static FlipperClient app(FakeAndroidDevice device) throws IOException {
        return FlipperClient.builder("Harbour")
                .appId(APP_ID)
                .os("Android")
                .device("Pixel 8")
                .privateDirectory(device.install(APP_ID, 0))
                .ports(device.localPort(9089), device.localPort(9088))
                .build();
    }

    private JsonObject awaitFinding(String code) throws Exception {
        Predicate<JsonObject> fits =
                finding -> finding.string("code").orElse("").equals(code);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < end) {
            Bottlenose.Result doctor = bottlenose.run("doctor", "--json");
            for (String line : doctor.lines()) {
                JsonObject finding = Program.parse(line);
                if (fits.test(finding)) {
                    assertThat(doctor.exitCode()).isEqualTo(1);
                    return finding;
                }
            }
        }
        throw new AssertionError("the doctor never found: " + code);
    }

    private static void await(String what, BooleanSupplier happened) {
        Awaitility.await(what).atMost(Duration.ofMinutes(2)).until(happened::getAsBoolean);
    }
}
