package dev.bottlenose.devices.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.testing.android.FakeAndroidDevice;
import dev.bottlenose.wire.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates on their way into apps, through a real adb server. */
final class AndroidDeliveryTest {
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

    @ParameterizedTest
    @CsvSource({"Android 14, 0", "Android 14, 10", "Android 5, 0", "Android 5, 10"})
    void filesReachTheAppOfEachUserOnOldAndNewDevices(String version, int user) throws Exception {
        FakeAndroidDevice phone = rig.make("Pixel_8");
        if (version.equals("Android 5")) {
            phone.legacy();
        }
        rig.connect(phone);
        Path sonar = Rig.app(phone, APP, user);

        assertThat(rig.deliver(APP, sonar + "/")).isEqualTo(new Delivery.Delivered(phone.serial()));

        assertThat(sonar.resolve("sonarCA.crt")).hasContent(Rig.AUTHORITY);
        assertThat(sonar.resolve("device.crt")).hasContent(Rig.CERTIFICATE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sonar.resolve("device.crt"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void certificatesOfAnyLengthReachADeviceOfAndroid5() throws Exception {
        FakeAndroidDevice phone = rig.make("Nexus_5");
        phone.legacy();
        rig.connect(phone);
        Path sonar = Rig.app(phone, APP, 0);
        String chain =
                Rig.CERTIFICATE.replace("certificate\n", "MIIC0123456789abcdefghijklmnopqrstuvwxyz+/==\n".repeat(200));
        DeliveryOrder order = new DeliveryOrder(
                Rig.query("unknown", Optional.empty()), APP, Rig.CSR, sonar + "/", chain, Rig.AUTHORITY);

        assertThat(Rig.get(rig.bridge().deliver(order))).isEqualTo(new Delivery.Delivered(phone.serial()));

        assertThat(sonar.resolve("device.crt")).hasContent(chain);
    }

    @Test
    void reasonsOfADeviceOfAndroid5AreUnderstood() throws Exception {
        FakeAndroidDevice phone = rig.make("Nexus_5");
        phone.legacy();
        rig.connect(phone);
        Path sonar = Rig.app(phone, APP, 0);

        assertThat(rig.codeOf(APP, sonar + "/missing/")).isEqualTo("no-such-file");
        phone.refuseRunAs(APP, 0, "run-as: Package 'com.example.demo' is not debuggable");
        assertThat(rig.codeOf(APP, sonar + "/")).isEqualTo("app-not-debuggable");
        phone.root(true);
        assertThat(rig.deliver(APP, sonar + "/")).isEqualTo(new Delivery.Delivered(phone.serial()));
    }

    @Test
    void emptyRequestHasAFaultOfItsOwn() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);
        Files.writeString(sonar.resolve("app.csr"), "\n");

        assertThat(rig.codeOf(APP, sonar + "/")).isEqualTo("csr-file-empty");
    }

    @Test
    void onlyTheDeviceThatHoldsTheRequestGetsThem() throws Exception {
        FakeAndroidDevice other = rig.plug("Nexus_5");
        Path otherSonar = Files.createDirectories(other.install(APP, 0).resolve("sonar"));
        Files.writeString(otherSonar.resolve("app.csr"), "another request");
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);

        assertThat(rig.deliver(APP, sonar + "/")).isEqualTo(new Delivery.Delivered(phone.serial()));
        assertThat(otherSonar.resolve("device.crt")).doesNotExist();
        assertThat(rig.codeOf(APP, otherSonar + "/")).isEqualTo("csr-mismatch");
    }

    @Test
    void nothingInADestinationRunsOnTheDevice() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path files = phone.install(APP, 0);
        Path odd = Files.createDirectories(files.resolve("it's $(touch ran) `touch ran` ; touch ran \"x\" &"));
        Files.writeString(odd.resolve("app.csr"), Rig.CSR);

        assertThat(rig.deliver(APP, odd + "/")).isEqualTo(new Delivery.Delivered(phone.serial()));

        try (var all = Files.walk(phone.root())) {
            assertThat(all.map(Path::getFileName).map(String::valueOf)).doesNotContain("ran");
        }
    }

    @ParameterizedTest
    @CsvSource({"$(id)", "-x", "..", "a b", "1x", "''"})
    void invalidPackageNameIsRefused(String name) throws Exception {
        assertThat(rig.codeOf(name, "/data/user/0/x/files/sonar/")).isEqualTo("package-invalid");
    }

    @ParameterizedTest
    @CsvSource({"relative/", "/data/../etc/", "''"})
    void destinationThatIsNoAbsolutePathIsRefused(String destination) throws Exception {
        assertThat(rig.codeOf(APP, destination)).isEqualTo("destination-invalid");
    }

    @Test
    void linkInPlaceOfAFileIsReplacedNotFollowed() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);
        Path victim = Files.writeString(phone.root().resolve("victim"), "untouched");
        Files.createSymbolicLink(sonar.resolve("device.crt"), victim);

        assertThat(rig.deliver(APP, sonar + "/")).isInstanceOf(Delivery.Delivered.class);

        assertThat(victim).hasContent("untouched");
        assertThat(sonar.resolve("device.crt")).hasContent(Rig.CERTIFICATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run-as: package not debuggable: com.example.demo | app-not-debuggable",
                "run-as: Package 'com.example.demo' is not debuggable | app-not-debuggable",
                "run-as: package not an application: com.example.demo | app-without-application",
                "run-as: Could not set capabilities: Operation not permitted | run-as-not-permitted",
                "run-as: /mnt has wrong owner | wrong-owner",
                "run-as: couldn't stat /data/user/0/com.example.demo: Permission denied | permission-denied",
                "run-as: Package 'com.example.demo' is unknown | app-not-installed",
                "run-as: the moon is full | device-refused",
            })
    void outputOfRunAsBecomesAFault(String output, String code) throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);
        phone.refuseRunAs(APP, 0, output);

        Fault fault = ((Delivery.Refused) rig.deliver(APP, sonar + "/")).fault();

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.sentence()).contains(phone.serial()).contains(APP);
        assertThat(fault.next()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "run-as: package not debuggable: com.example.demo",
        "run-as: Permission denied",
        "run-as: package not an application: com.example.demo"
    })
    void rootedDeviceGetsThemWithoutRunAs(String output) throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);
        phone.refuseRunAs(APP, 0, output);
        phone.root(true);

        assertThat(rig.deliver(APP, sonar + "/")).isEqualTo(new Delivery.Delivered(phone.serial()));
        assertThat(sonar.resolve("device.crt")).hasContent(Rig.CERTIFICATE);
    }

    /** As root, a directory that the app replaces by a link between check and write would lead anywhere. */
    @Test
    void rootedDeviceReadsAndWritesAsTheAppsOwnUser() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);
        phone.refuseRunAs(APP, 0, "run-as: package not debuggable: com.example.demo");
        phone.root(true);
        for (String program : List.of("cat", "rm", "chmod")) {
            phone.program(
                    program,
                    "#!/bin/sh\necho \"$WHO\" >> \"$DEVICE/calls\"\nPATH=${PATH#*:} exec " + program + " \"$@\"\n");
        }

        assertThat(rig.deliver(APP, sonar + "/")).isEqualTo(new Delivery.Delivered(phone.serial()));

        assertThat(phone.calls()).contains(APP + "/0").doesNotContain("root");
    }

    @Test
    void rootIsNotUsedOutsideTheAppsOwnDirectory() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        phone.install(APP, 0);
        phone.refuseRunAs(APP, 0, "run-as: package not debuggable: com.example.demo");
        phone.root(true);
        Path other = Rig.app(phone, "com.example.other", 0);
        Path elsewhere = Files.createDirectories(phone.root().resolve("sdcard/data/user/0/" + APP + "/files"));
        Files.writeString(elsewhere.resolve("app.csr"), Rig.CSR);

        assertThat(rig.codeOf(APP, other + "/")).isEqualTo("app-not-debuggable");
        assertThat(rig.codeOf(APP, elsewhere + "/")).isEqualTo("app-not-debuggable");
        assertThat(elsewhere.resolve("device.crt")).doesNotExist();
    }

    @Test
    void rootIsNotTriedWhereRunAsIsForbidden() throws Exception {
        FakeAndroidDevice phone = rig.plug("Galaxy");
        Path sonar = Rig.app(phone, APP, 0);
        phone.refuseRunAs(APP, 0, "run-as: Operation not permitted");
        phone.root(true);

        assertThat(rig.codeOf(APP, sonar + "/")).isEqualTo("run-as-not-permitted");
    }

    @Test
    void appOfAnotherUserIsNotThisOne() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);
        String otherUser = sonar.toString().replace("/user/0/", "/user/11/") + "/";

        assertThat(rig.codeOf(APP, otherUser)).isEqualTo("wrong-user");
    }

    @Test
    void directoryOfAnotherAppIsOutOfReach() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        phone.install(APP, 0);
        Path foreign = Rig.app(phone, "com.example.other", 0);

        assertThat(rig.codeOf(APP, foreign + "/")).isEqualTo("permission-denied");
        assertThat(foreign.resolve("device.crt")).doesNotExist();
    }

    @Test
    void directoryWithoutTheRequestGetsNothing() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path empty = Files.createDirectories(phone.install(APP, 0).resolve("sonar"));

        assertThat(rig.codeOf(APP, empty + "/")).isEqualTo("no-such-file");
        assertThat(rig.codeOf(APP, empty + "/missing/")).isEqualTo("no-such-file");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void failedWriteIsARefusal() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);

        phone.program("rm", "#!/bin/sh\necho \"rm: $2: Read-only file system\" >&2\nexit 1\n");
        assertThat(rig.codeOf(APP, sonar + "/")).isEqualTo("read-only");

        phone.program("rm", "#!/bin/sh\nexec /bin/rm \"$@\"\n");
        phone.program(
                "cat",
                "#!/bin/sh\n[ $# -gt 0 ] && exec $DEVICE/system/original/cat \"$@\"\n"
                        + "echo 'cat: write error: No space left on device' >&2\nexit 1\n");
        assertThat(rig.codeOf(APP, sonar + "/")).isEqualTo("device-full");

        // A device that writes half without reporting an error.
        phone.program("cat", "#!/bin/sh\n[ $# -gt 0 ] && exec $DEVICE/system/original/cat \"$@\"\nhead -c 20\n");
        assertThat(rig.codeOf(APP, sonar + "/")).isEqualTo("not-as-written");
    }

    @Test
    void missingDeviceIsARefusal() throws Exception {
        assertThat(rig.codeOf(APP, "/data/user/0/com.example.demo/files/sonar/"))
                .isEqualTo("device-missing");
    }

    @Test
    void sameRequestOnTwoDevicesIsDeliveredAndReported() throws Exception {
        FakeAndroidDevice first = rig.plug("Pixel_8");
        FakeAndroidDevice second = rig.plug("Pixel_9");
        String sonar = Rig.app(first, APP, 0).toString();
        Rig.app(second, APP, 0);
        // One path that leads each device into its own directory: run-as begins where the app's files are.
        String path = "/proc/self/cwd" + sonar.substring(sonar.indexOf(APP) + APP.length()) + "/";
        first.program("cat", "#!/bin/sh\nPATH=${PATH#*:} exec cat \"$@\"\n");
        second.program("cat", "#!/bin/sh\nPATH=${PATH#*:} exec cat \"$@\"\n");

        assertThat(rig.deliver(APP, path)).isInstanceOf(Delivery.Delivered.class);

        assertThat(rig.awaitFault("csr-on-several-devices").sentence())
                .contains(first.serial())
                .contains(second.serial());
    }

    @Test
    void hungDeviceDelaysNoOtherAndIsReportedAtItsLimit() throws Exception {
        rig.close();
        Duration limit = Duration.ofSeconds(15);
        Path elsewhere = Files.createDirectory(directory.resolve("impatient"));
        rig = new Rig(
                elsewhere,
                new AndroidTimeouts(limit, limit, Rig.PATIENT.retry(), Rig.PATIENT.grace(), Duration.ofSeconds(1)),
                Map.of());
        FakeAndroidDevice hung = rig.plug("Brick");
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);
        hung.hang();
        int before = hung.shellCount();

        // It hangs until it is released, so whoever waited for it would fail with it.
        Delivery delivery = rig.deliver(APP, sonar + "/");
        assertThat(delivery).isEqualTo(new Delivery.Delivered(phone.serial()));
        Rig.until("the other one was queried too", () -> hung.shellCount() > before);

        assertThat(rig.awaitFault("device-hung").sentence())
                .contains(hung.serial())
                .contains("15 s");
        phone.unplug();
        rig.server().disconnect(phone);
        rig.await(DeviceEvent.Disconnected.class, event -> event.serial().equals(phone.serial()));
        assertThat(rig.codeOf(APP, sonar + "/")).isEqualTo("device-hung");
    }

    @Test
    void deviceThatDisconnectsDuringDeliveryIsReported() throws Exception {
        FakeAndroidDevice phone = rig.plug("Pixel_8");
        Path sonar = Rig.app(phone, APP, 0);
        phone.hang();
        int before = phone.shellCount();
        var delivery = rig.bridge()
                .deliver(new DeliveryOrder(
                        Rig.query("unknown", Optional.empty()),
                        APP,
                        Rig.CSR,
                        sonar + "/",
                        Rig.CERTIFICATE,
                        Rig.AUTHORITY));
        Rig.until("the device is queried", () -> phone.shellCount() > before);

        phone.unplug();
        rig.server().disconnect(phone);

        assertThat(((Delivery.Refused) Rig.get(delivery)).fault().code()).isIn("device-went-away", "device-offline");
    }
}
