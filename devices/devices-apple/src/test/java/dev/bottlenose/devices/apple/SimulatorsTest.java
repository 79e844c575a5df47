package dev.bottlenose.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.VirtualDevices.VirtualDevice;
import dev.bottlenose.devices.apple.tools.ToolRunner;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.wire.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulators through the real bridge and a fake simctl. */
final class SimulatorsTest {
    private static final String PRO = "15000000-0000-0000-0000-000000000001";
    private static final String NONE = "{\"devices\":{}}";

    private FakeMac mac;

    @BeforeEach
    void open() throws Exception {
        mac = FakeMac.withoutIdb();
    }

    @AfterEach
    void close() {
        mac.close();
    }

    @Test
    void bootedSimulatorConnectsAndDisconnectsWhenItIsShutDown() throws Exception {
        mac.write("list.json", Samples.XCODE_15);
        mac.start();

        assertThat(mac.await(DeviceEvent.Connected.class).device())
                .isEqualTo(new Device(PRO, "iPhone 15 Pro", "iOS", Device.Kind.EMULATOR, true, true));
        assertThat(mac.bridge().controls(PRO)).isPresent();
        assertThat(mac.bridge().controls("15000000-0000-0000-0000-000000000002"))
                .isEmpty();

        mac.write("list.json", Samples.XCODE_15.replace("Booted", "Shutdown"));
        mac.startPoll();
        assertThat(mac.await(DeviceEvent.Disconnected.class).serial()).isEqualTo(PRO);
        assertThat(mac.bridge().controls(PRO)).isEmpty();
    }

    @Test
    void unchangedSimulatorIsReportedOnceAndANewNameAgain() throws Exception {
        mac.write("list.json", Samples.XCODE_9);
        mac.start();
        mac.await(DeviceEvent.Connected.class);
        mac.pollAgain();
        mac.pollAgain();
        assertThat(mac.events()).isEmpty();

        mac.write("list.json", Samples.XCODE_9.replace("iPhone X", "Ada's"));
        mac.startPoll();
        assertThat(mac.await(DeviceEvent.Connected.class).device().title()).isEqualTo("Ada's");
    }

    @Test
    void nextPollWaitsForTheEndOfTheLastAndThreeSeconds() throws Exception {
        mac.write("hang-list", "");
        mac.start();
        mac.awaitFile("hanging-list");
        assertThat(mac.scheduler().waiting(PollingLoop.PAUSE)).isZero();

        mac.remove("hang-list");
        mac.scheduler().run(ToolRunner.LISTING);
        mac.awaitPoll();
        assertThat(mac.scheduler().waiting(PollingLoop.PAUSE)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "72|xcrun: error: unable to find utility \"simctl\", not a developer tool or in PATH|xcode-not-selected",
                "1|xcrun: error: invalid active developer path (/Library/Developer/CommandLineTools)|xcode-not-selected",
                "1|xcode-select: note: No developer tools were found, requesting install.|xcode-missing",
                "69|You have not agreed to the Xcode license agreements.|xcode-licence",
                "69|Agreeing to the Xcode/iOS license requires admin privileges, please run as root.|xcode-licence",
                "1|CoreSimulatorService connection became invalid.|simulator-service",
                "1|CoreSimulator is out of date. Current version (857.13.0) is older than build version.|simulator-service",
                "64|Something else.|simctl-failed"
            })
    void reasonWhyXcrunFailsIsReportedOnceWithANextStep(int status, String complaint, String code) throws Exception {
        mac.write("fail-xcrun", status + "\nnote: first line\n" + complaint + "\n");
        mac.start();

        Fault fault = mac.await(DeviceEvent.FaultRaised.class).fault();
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.next()).isNotEmpty();
        assertThat(mac.bridge().openFaults()).containsExactly(fault);
        assertThat(FakeMac.failure(mac.bridge().virtualDevices().orElseThrow().list())
                        .code())
                .isEqualTo(code);

        mac.pollAgain();
        assertThat(mac.events()).isEmpty();

        mac.remove("fail-xcrun");
        mac.pollAgain();
        assertThat(mac.bridge().openFaults()).isEmpty();
    }

    @Test
    void macWithoutXcodeIsAFault() throws Exception {
        try (FakeMac without = FakeMac.bare().start()) {
            assertThat(without.await(DeviceEvent.FaultRaised.class).fault().code())
                    .isEqualTo("xcode-missing");
        }
    }

    @Test
    void listThatHangsTimesOutAndSimulatorsStay() throws Exception {
        mac.write("list.json", Samples.XCODE_9);
        mac.start();
        mac.await(DeviceEvent.Connected.class);
        mac.write("hang-list", "");
        mac.startPoll();
        mac.awaitFile("hanging-list");

        mac.scheduler().run(ToolRunner.LISTING);

        assertThat(mac.await(DeviceEvent.FaultRaised.class).fault().code()).isEqualTo("simctl-slow");
        mac.awaitPoll();
        assertThat(mac.events()).isEmpty();
        assertThat(mac.bridge().controls("9A000000-0000-0000-0000-000000000001"))
                .isPresent();
    }

    @Test
    void unreadableListIsAFault() throws Exception {
        mac.write("list.json", "Install Started\n");
        mac.start();

        assertThat(mac.await(DeviceEvent.FaultRaised.class).fault().code()).isEqualTo("simctl-unreadable");
    }

    @Test
    void simulatorOfAnotherXcodeIsAFault() throws Exception {
        mac.write("list.json", Samples.XCODE_15);
        mac.write(
                "processes",
                "/Applications/Xcode-16.app/Contents/Developer/Applications/Simulator.app/Contents/MacOS/Simulator\n");
        mac.start();

        Fault fault = mac.await(DeviceEvent.FaultRaised.class).fault();
        assertThat(fault.code()).isEqualTo("xcode-select-mismatch");
        assertThat(fault.next()).contains("xcode-select --switch '/Applications/Xcode-16.app/Contents/Developer'");

        mac.write("selected", "/Applications/Xcode-16.app/Contents/Developer\n");
        mac.awaitPoll();
        mac.pollAgain();
        assertThat(mac.bridge().openFaults()).isEmpty();
    }

    @Test
    void certificatesReachTheSimulatorsFileSystemWithoutATool() throws Exception {
        Path sonar = appOn(PRO);

        assertThat(mac.deliver("com.example.app", sonar + "/")).isEqualTo(new Delivery.Delivered(PRO));

        assertThat(sonar.resolve("sonarCA.crt")).hasContent("authority");
        assertThat(sonar.resolve("device.crt")).hasContent("certificate");
        assertThat(mac.calls()).isEmpty();
    }

    @Test
    void directoryWithoutTheRequestGetsNothing() throws Exception {
        Path sonar = appOn(PRO);
        Files.writeString(sonar.resolve("app.csr"), "another request");

        assertThat(mac.refusal("com.example.app", sonar + "/")).isEqualTo("csr-mismatch");
        assertThat(mac.refusal("com.example.app", sonar.resolveSibling("absent") + "/"))
                .isEqualTo("no-such-directory");
        assertThat(sonar.resolve("device.crt")).doesNotExist();
    }

    @Test
    void appOnACloneIsLocatedByThePathOfItsFiles() throws Exception {
        assertThat(FakeMac.get(mac.bridge().serialOf(app("&csr_path=/Users/a/Devices/clone/data/sonar/"))))
                .isEqualTo("clone");
        assertThat(FakeMac.get(mac.bridge().serialOf(app("&csr_path=/var/mobile/sonar/"))))
                .isEqualTo("remembered");
        assertThat(FakeMac.get(mac.bridge().serialOf(app("")))).isEqualTo("remembered");
    }

    @Test
    void simulatorsAreListedAndStarted() throws Exception {
        mac.write("list.json", Samples.XCODE_15);

        assertThat(FakeMac.get(mac.bridge().virtualDevices().orElseThrow().list()))
                .containsExactly(
                        new VirtualDevice(PRO, "iPhone 15 Pro", "iOS 17.2", true),
                        new VirtualDevice("15000000-0000-0000-0000-000000000002", "iPad Air", "iOS 17.2", false));

        FakeMac.get(mac.bridge().virtualDevices().orElseThrow().launch("15000000-0000-0000-0000-000000000002", false));
        assertThat(mac.path("booted-15000000-0000-0000-0000-000000000002")).exists();
        assertThat(mac.calls()).contains("open -a Simulator");

        FakeMac.get(mac.bridge().virtualDevices().orElseThrow().launch(PRO, true));
        assertThat(mac.path("booted-" + PRO)).doesNotExist();

        mac.write("fail-boot", "148\nInvalid device: nobody\n");
        assertThat(FakeMac.failure(mac.bridge().virtualDevices().orElseThrow().launch("nobody", false)))
                .extracting(Fault::code, Fault::sentence)
                .containsExactly(
                        "simctl-failed", "simctl could not start the simulator 'nobody': Invalid device: nobody.");
    }

    @Test
    void simulatorsOfASeparateSetAreListedThere() throws Exception {
        try (FakeMac farm = FakeMac.with("DEVICE_SET_PATH", "/shared/set")) {
            FakeMac.get(farm.bridge().virtualDevices().orElseThrow().list());

            assertThat(farm.calls()).containsExactly("xcrun simctl --set /shared/set list devices --json");
        }
    }

    @Test
    void logOfASimulatorIsFollowed() throws Exception {
        mac.write("log-ndjson", "Filtering the log data using \"x\"\n" + Samples.RECORD + "\n");
        mac.write("list.json", Samples.XCODE_15);
        mac.start();

        DeviceEvent.Logged logged = mac.await(DeviceEvent.Logged.class);
        assertThat(logged.serial()).isEqualTo(PRO);
        assertThat(logged.entry().message()).isEqualTo("Hello");
        mac.awaitPoll();
        mac.pollAgain();
        assertThat(mac.calls()).filteredOn(call -> call.contains("log stream")).hasSize(1);
    }

    @Test
    void logOfAnOlderSimulatorIsRequestedInTheOtherStyle() throws Exception {
        mac.write("log-json", "[" + Samples.RECORD.replace(",", ",\n  ") + ",");
        mac.write("list.json", Samples.XCODE_9);
        mac.start();
        mac.await(DeviceEvent.Connected.class);

        mac.pollUntil(() -> mac.events().stream().anyMatch(DeviceEvent.Logged.class::isInstance));
        assertThat(mac.calls()).filteredOn(call -> call.contains("log stream")).hasSize(2);
    }

    @Test
    void logThatEndsIsFollowedAgain() throws Exception {
        mac.write("log-ends", "");
        mac.write("log-ndjson", Samples.RECORD);
        mac.write("list.json", Samples.XCODE_9);
        mac.start();
        mac.await(DeviceEvent.Logged.class);

        mac.pollUntil(() -> mac.events().stream().anyMatch(DeviceEvent.Logged.class::isInstance));
    }

    @Test
    void logWithoutAnEntryIsAbandonedAfterSomeAttempts() throws Exception {
        mac.write("list.json", Samples.XCODE_9);
        mac.start();
        mac.await(DeviceEvent.Connected.class);
        mac.pollUntil(() -> !mac.bridge().openFaults().isEmpty());

        assertThat(mac.await(DeviceEvent.FaultRaised.class).fault().code()).isEqualTo("device-log-lost");
        long tries =
                mac.calls().stream().filter(call -> call.contains("log stream")).count();
        mac.pollAgain();
        assertThat(mac.calls()).filteredOn(call -> call.contains("log stream")).hasSize((int) tries);

        mac.write("list.json", NONE);
        mac.pollAgain();
        assertThat(mac.bridge().openFaults()).isEmpty();
    }

    @Test
    void crashesSinceTheStartAreReportedWhenTheirReportIsComplete() throws Exception {
        String reports = "home/Library/Logs/DiagnosticReports/";
        mac.write(reports + "before.ips", Samples.IPS);
        mac.start();
        mac.awaitPoll();
        mac.write(reports + "Demo.ips", Samples.IPS.substring(0, 300));
        mac.write(reports + "Demo.crash", Samples.CRASH);
        mac.write(reports + "notes.txt", Samples.CRASH);
        mac.pollAgain();
        assertThat(mac.await(DeviceEvent.Crashed.class))
                .extracting(DeviceEvent.Crashed::serial, event -> event.crash().name())
                .containsExactly("15", "Demo App");
        assertThat(mac.events()).isEmpty();

        mac.write(reports + "Demo.ips", Samples.IPS);
        mac.pollAgain();
        assertThat(mac.await(DeviceEvent.Crashed.class).crash().name()).isEqualTo("Demo");
        mac.pollAgain();
        assertThat(mac.events()).isEmpty();
    }

    @Test
    void nothingIsReportedAfterClose() throws Exception {
        mac.write("log-ndjson", Samples.RECORD);
        mac.write("list.json", Samples.XCODE_15);
        mac.start();
        mac.await(DeviceEvent.Logged.class);
        mac.close();

        assertThat(FakeMac.failure(mac.bridge().virtualDevices().orElseThrow().list())
                        .code())
                .isEqualTo("server-stopping");
        assertThat(mac.events())
                .doesNotHaveAnyElementsOfTypes(DeviceEvent.Disconnected.class, DeviceEvent.FaultRaised.class);
    }

    private Path appOn(String udid) throws Exception {
        Path sonar = Files.createDirectories(mac.path("CoreSimulator/Devices/" + udid
                + "/data/Containers/Data/Application/0A-1B/Library/Application Support/sonar"));
        Files.writeString(sonar.resolve("app.csr"), FakeMac.CSR);
        return sonar;
    }

    private static ClientQuery app(String more) {
        ClientQuery.Reading reading =
                ClientQuery.read(QueryString.ofTarget("/?os=iOS&device=d&device_id=remembered&app=a&csr=eA==" + more));
        return ((ClientQuery.Reading.Accepted) reading).query();
    }
}
