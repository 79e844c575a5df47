package dev.bottlenose.devices.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.VirtualDevices.VirtualDevice;
import dev.bottlenose.testing.android.FakeAndroidDevice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Controls of a device, and the emulators. */
final class AndroidControlsTest {
    @TempDir
    Path directory;

    private Rig rig;
    private FakeAndroidDevice phone;
    private DeviceControls controls;

    @BeforeEach
    void start() throws Exception {
        Path sdk = Files.createDirectories(directory.resolve("sdk/emulator"));
        Path emulator = sdk.resolve("emulator");
        Files.writeString(
                emulator,
                "#!/bin/sh\nif [ \"$1\" = -list-avds ]; then echo 'INFO | warming up'; echo Pixel_8_API_34; else echo \"$*\" > '"
                        + directory.resolve("launched.part") + "'; mv '" + directory.resolve("launched.part") + "' '"
                        + directory.resolve("launched") + "'; fi\n");
        Files.setPosixFilePermissions(emulator, PosixFilePermissions.fromString("rwxr-xr-x"));
        rig = new Rig(
                directory,
                Rig.PATIENT,
                Map.of("ANDROID_HOME", directory.resolve("sdk").toString()));
        phone = rig.plug("Pixel_8");
        controls = rig.bridge().controls(phone.serial()).orElseThrow();
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void screenshotIsPng() throws Exception {
        assertThat(Rig.get(controls.screenshot())).startsWith(0x89, 'P', 'N', 'G', '\r', '\n');

        phone.program("screencap", "#!/bin/sh\necho 'Capturing failed' >&2\nexit 1\n");
        assertThat(failure(controls.screenshot())).contains("Capturing failed").contains(phone.serial());
    }

    @Test
    void recordingIsCopiedWhenItIsStopped() throws Exception {
        Path recording = directory.resolve("recording.mp4");
        assertThat(failure(controls.stopScreenCapture())).contains("none was started");

        Rig.get(controls.startScreenCapture(recording));
        Rig.until("it is recording", () -> Files.exists(phone.root().resolve("cut")));
        assertThat(failure(controls.startScreenCapture(recording))).contains("already");
        phone.program("cat", "#!/bin/sh\nPATH=${PATH#*:} exec cat \"$DEVICE/$1\"\n");
        phone.program("rm", "#!/bin/sh\nPATH=${PATH#*:} exec rm -f \"$DEVICE/$2\"\n");

        assertThat(Rig.get(controls.stopScreenCapture())).isEqualTo(recording);
        assertThat(recording).hasContent("a recording");
        assertThat(phone.root().resolve("sdcard")).isEmptyDirectory();
    }

    @Test
    void shellReturnsStandardOutput() throws Exception {
        assertThat(Rig.get(controls.shell("echo fish; echo oops >&2; exit 7"))).isEqualTo("fish\n");
    }

    @Test
    void appIsInstalledFromItsFile() throws Exception {
        Path apk = Files.writeString(directory.resolve("app.apk"), "an app ".repeat(100_000));

        Rig.get(controls.install(apk));

        assertThat(phone.root().resolve("installed.apk")).hasSameBinaryContentAs(apk);
        Path broken = Files.writeString(directory.resolve("broken.apk"), "broken");
        assertThat(failure(controls.install(broken))).contains("INSTALL_FAILED_INVALID_APK");
        assertThat(failure(controls.install(directory.resolve("none.apk")))).contains("there is no file");
    }

    @Test
    void appAndLinkAreOpenedAndNothingInThemRuns() throws Exception {
        phone.install("com.example.demo", 0);

        Rig.get(controls.open("com.example.demo"));
        Rig.get(controls.navigate("demo://fish?name='$(touch ran)'&x=1"));

        assertThat(phone.calls())
                .containsExactly(
                        "monkey -p com.example.demo -c android.intent.category.LAUNCHER 1",
                        "am start -a android.intent.action.VIEW -d demo://fish?name='$(touch ran)'&x=1");
        assertThat(failure(controls.open("no.such.app"))).contains("monkey aborted");
        assertThat(failure(controls.navigate("unheard-of:x"))).contains("unable to resolve");
    }

    @Test
    void logIsCleared() throws Exception {
        phone.log(Instant.EPOCH, 4, 1, "tag", "text");
        assertThat(phone.logLength()).isEqualTo(1);

        Rig.get(controls.clearLog());

        assertThat(phone.logLength()).isZero();
    }

    @Test
    void portIsForwardedUntilTheEnd() throws Exception {
        int local;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            local = probe.getLocalPort();
        }

        Rig.get(controls.forwardPort(local, 8080));
        assertThat(rig.server().ask("host:list-forward")).contains("tcp:" + local + " tcp:8080");

        rig.bridge().close();
        assertThat(rig.server().ask("host:list-forward")).doesNotContain("tcp:" + local);
    }

    @Test
    void emulatorsOfThisComputerAreListedAndLaunched() throws Exception {
        var emulators = rig.bridge().virtualDevices().orElseThrow();
        assertThat(Rig.get(emulators.list()))
                .containsExactly(new VirtualDevice("Pixel_8_API_34", "Pixel 8 API 34", "", false));

        Rig.get(emulators.launch("Pixel_8_API_34", true));
        Rig.until("it is launched", () -> Files.exists(directory.resolve("launched")));
        assertThat(directory.resolve("launched")).hasContent("@Pixel_8_API_34 -no-snapshot-load");
        assertThat(failure(emulators.launch("-wipe-data", false))).contains("no virtual device");
    }

    @Test
    void missingEmulatorIsAFault() throws Exception {
        AndroidBridge other = new AndroidBridge("Windows 11", Map.of(), Rig.PATIENT);
        try {
            assertThat(failure(other.virtualDevices().orElseThrow().list())).contains("emulator-missing");
        } finally {
            other.close();
        }
    }

    @Test
    void disconnectedDeviceCannotBeControlled() throws Exception {
        assertThat(rig.bridge().controls("nowhere")).isEmpty();
        phone.close();
        assertThatThrownBy(() -> Rig.get(controls.shell("id")))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DeviceException.class);
    }

    private static String failure(CompletionStage<?> stage) throws Exception {
        try {
            Rig.get(stage);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeviceException known) {
                return known.fault().toString();
            }
            throw e;
        }
        throw new IOException("it succeeded");
    }
}
