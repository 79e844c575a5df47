package dev.bottlenose.devices.apple;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AppleControlsTest {
    private static final String SIMULATOR = "15000000-0000-0000-0000-000000000001";
    private static final String PHONE = "00008101-000A";

    private FakeMac mac;

    @BeforeEach
    void open() throws Exception {
        mac = FakeMac.complete();
        mac.write("list.json", Samples.XCODE_15);
        mac.write("targets.json", Samples.PHONE);
        mac.start();
        mac.await(DeviceEvent.Connected.class);
        mac.await(DeviceEvent.Connected.class);
    }

    @AfterEach
    void close() {
        mac.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {SIMULATOR, PHONE})
    void screenshotIsAPicture(String serial) throws Exception {
        assertThat(new String(FakeMac.get(mac.controls(serial).screenshot()), UTF_8))
                .isEqualTo("PNG of " + serial);
    }

    @ParameterizedTest
    @ValueSource(strings = {SIMULATOR, PHONE})
    void recordingIsCompleteWhenItIsStopped(String serial) throws Exception {
        Path file = mac.path("recording of the screen.mp4");
        FakeMac.get(mac.controls(serial).startScreenCapture(file));
        mac.awaitFile("filming");
        assertThat(FakeMac.failure(mac.controls(serial).startScreenCapture(file))
                        .code())
                .isEqualTo("capture-running");

        assertThat(FakeMac.get(mac.controls(serial).stopScreenCapture())).isEqualTo(file);

        assertThat(file).hasContent("film");
        assertThat(FakeMac.failure(mac.controls(serial).stopScreenCapture()).code())
                .isEqualTo("capture-not-running");
    }

    @Test
    void recordingThatCannotBeWrittenIsAFault() throws Exception {
        mac.write("fail-io", "2\nError creating the image\n");
        FakeMac.get(mac.controls(SIMULATOR).startScreenCapture(mac.path("film.mp4")));
        mac.awaitFile("failed-io");

        assertThat(FakeMac.failure(mac.controls(SIMULATOR).stopScreenCapture()))
                .extracting(fault -> fault.code() + ": " + fault.sentence())
                .isEqualTo("capture-failed: The screen of 'iPhone 15 Pro' was not recorded: Error creating the image.");
    }

    @ParameterizedTest
    @CsvSource({
        SIMULATOR + ", xcrun simctl launch " + SIMULATOR + " com.example.app",
        PHONE + ", idb launch --udid " + PHONE + " --foreground-if-running com.example.app"
    })
    void appIsOpened(String serial, String call) throws Exception {
        FakeMac.get(mac.controls(serial).open("com.example.app"));

        assertThat(mac.calls()).contains(call);
    }

    @ParameterizedTest
    @CsvSource({
        SIMULATOR + ", xcrun simctl openurl " + SIMULATOR + " demo://cart?a=$(touch x)&b=1",
        PHONE + ", idb open --udid " + PHONE + " demo://cart?a=$(touch x)&b=1"
    })
    void linkIsOpenedUnchanged(String serial, String call) throws Exception {
        FakeMac.get(mac.controls(serial).navigate("demo://cart?a=$(touch x)&b=1"));

        assertThat(mac.calls()).contains(call);
    }

    @Test
    void appIsInstalledIfItsFileExists() throws Exception {
        Path app = Files.createDirectory(mac.path("My Demo.app"));
        FakeMac.get(mac.controls(SIMULATOR).install(app));
        FakeMac.get(mac.controls(PHONE).install(app));
        assertThat(mac.calls())
                .contains("xcrun simctl install " + SIMULATOR + " " + app, "idb install --udid " + PHONE + " " + app);

        assertThat(FakeMac.failure(mac.controls(SIMULATOR).install(mac.path("absent.app")))
                        .code())
                .isEqualTo("app-file-missing");
        assertThat(FakeMac.failure(mac.controls(SIMULATOR).install(Files.writeString(app.resolve("file"), "")))
                        .sentence())
                .contains("could not install an app on 'iPhone 15 Pro'")
                .contains("IXErrorDomain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-w", "--udid", "com.example app", "a/b"})
    void invalidBundleNameIsRefused(String app) throws Exception {
        assertThat(FakeMac.failure(mac.controls(PHONE).open(app)).code()).isEqualTo("app-id-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cart", "--json", "-x:y"})
    void invalidLinkIsRefused(String link) throws Exception {
        assertThat(FakeMac.failure(mac.controls(PHONE).navigate(link)).code()).isEqualTo("link-invalid");
    }

    @Test
    void screenshotThatWasNotWrittenIsAFault() throws Exception {
        mac.write("fail-io", "0\n");

        assertThat(FakeMac.failure(mac.controls(SIMULATOR).screenshot()).code()).isEqualTo("screenshot-missing");
    }

    @Test
    void simulatorsPortsAreTheMacsAndItsLogNeedsNoClearing() throws Exception {
        DeviceControls simulator = mac.controls(SIMULATOR);
        FakeMac.get(simulator.forwardPort(8081, 8081));
        FakeMac.get(simulator.clearLog());

        assertThat(FakeMac.failure(simulator.forwardPort(1, 2)).code()).isEqualTo("device-cannot");
        assertThat(FakeMac.failure(mac.controls(PHONE).forwardPort(1, 1)).code())
                .isEqualTo("device-cannot");
        assertThat(FakeMac.failure(simulator.shell("ls")).code()).isEqualTo("device-cannot");
    }
}
