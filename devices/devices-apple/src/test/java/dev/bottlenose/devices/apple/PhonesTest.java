package dev.bottlenose.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.apple.delivery.PhoneDelivery;
import dev.bottlenose.devices.apple.tools.ToolRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** iPhones through the real bridge and a fake idb. */
final class PhonesTest {
    private static final String APP = "com.example.app";
    private static final String SONAR = "Library/Application Support/sonar";
    private static final String DESTINATION = "/var/mobile/Containers/Data/Application/0A-1B/" + SONAR + "/";
    private static final String ADA = "00008101-000A";
    private static final String BEN = "00008101-000B";
    private static final String BENS_PHONE = Samples.PHONE.replace("Ada", "Ben").replace(ADA, BEN);

    private FakeMac mac;

    @BeforeEach
    void open() throws Exception {
        mac = FakeMac.complete();
        mac.write("targets.json", Samples.SIMULATOR.replace("Shutdown", "Booted") + Samples.PHONE);
    }

    @AfterEach
    void close() {
        mac.close();
        assertThat(mac.path("overlap")).as("overlapping runs of idb").doesNotExist();
    }

    @Test
    void attachedPhoneConnectsAndDisconnects() throws Exception {
        mac.start();
        assertThat(mac.await(DeviceEvent.Connected.class).device())
                .isEqualTo(new Device(ADA, "Ada's iPhone", "iOS", Device.Kind.PHYSICAL, true, true));
        mac.awaitPoll();
        assertThat(mac.events()).isEmpty();

        mac.write("targets.json", "");
        mac.startPoll();
        assertThat(mac.await(DeviceEvent.Disconnected.class).serial()).isEqualTo(ADA);
    }

    @Test
    void targetOfACompanionIsListed() throws Exception {
        try (FakeMac remote = FakeMac.with("IDB_COMPANION", "mac:10882")) {
            remote.write("describe.json", Samples.DESCRIPTION);
            remote.start();

            assertThat(remote.await(DeviceEvent.Connected.class).device().serial())
                    .isEqualTo(ADA);
            assertThat(remote.calls()).contains("idb describe --json").doesNotContain("idb list-targets --json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"directory", "file", "new-directory"})
    void certificatesReachTheAppWhateverIdbTakesTheTargetFor(String meaning) throws Exception {
        mac.write("idb-means", meaning);
        appOn(ADA, FakeMac.CSR);

        assertThat(mac.deliver(APP, DESTINATION)).isEqualTo(new Delivery.Delivered(ADA));

        assertThat(container(ADA).resolve("sonarCA.crt")).hasContent("authority");
        assertThat(container(ADA).resolve("device.crt")).hasContent("certificate");
    }

    @Test
    void phoneThatHoldsTheRequestIsFoundAmongSeveral() throws Exception {
        mac.write("targets.json", BENS_PHONE + Samples.PHONE);
        appOn(BEN, "another request");
        appOn(ADA, FakeMac.CSR.replace("\n", "\r\n"));

        assertThat(mac.deliver(APP, DESTINATION)).isEqualTo(new Delivery.Delivered(ADA));
        assertThat(container(BEN).resolve("device.crt")).doesNotExist();
    }

    @Test
    void sameRequestOnSeveralPhonesIsRefused() throws Exception {
        mac.write("targets.json", BENS_PHONE + Samples.PHONE);
        appOn(BEN, FakeMac.CSR);
        appOn(ADA, FakeMac.CSR);

        Delivery.Refused refused = (Delivery.Refused) mac.deliver(APP, DESTINATION);

        assertThat(refused.fault().code()).isEqualTo("csr-on-several-devices");
        assertThat(refused.fault().next()).contains("Ada's iPhone", "Ben's iPhone");
        assertThat(container(ADA).resolve("device.crt")).doesNotExist();
    }

    @Test
    void eachReasonOfARefusalHasItsCode() throws Exception {
        appOn(ADA, "another request");
        assertThat(mac.refusal(APP, DESTINATION)).isEqualTo("csr-mismatch");

        assertThat(mac.refusal("com.example.absent", DESTINATION)).isEqualTo("idb-failed");

        mac.write("targets.json", Samples.PHONE.replace("Booted", "Shutdown"));
        assertThat(mac.refusal(APP, DESTINATION)).isEqualTo("no-device");

        mac.write("targets.json", "No available targets");
        assertThat(mac.refusal(APP, DESTINATION)).isEqualTo("idb-unreadable");

        assertThat(mac.refusal(APP, "/var/mobile/elsewhere/")).isEqualTo("destination-invalid");
    }

    @Test
    void appOnNoSimulatorNeedsIdb() throws Exception {
        try (FakeMac without = FakeMac.withoutIdb()) {
            assertThat(without.refusal(APP, DESTINATION)).isEqualTo("idb-missing");
        }
    }

    @Test
    void lastLineOfIdbIsInTheFault() throws Exception {
        mac.write("fail-pull", "1\nTraceback (most recent call last):\nIdbException: the device is locked\n");

        Delivery.Refused refused = (Delivery.Refused) mac.deliver(APP, DESTINATION);

        assertThat(refused.fault().sentence())
                .isEqualTo("idb could not read the files of 'com.example.app' on 'Ada's iPhone':"
                        + " IdbException: the device is locked.");
    }

    @Test
    void phoneThatHangsTimesOutAndTheOtherIsServed() throws Exception {
        mac.write("targets.json", BENS_PHONE + Samples.PHONE);
        appOn(ADA, FakeMac.CSR);
        mac.write("hang-pull-" + BEN, "");
        CompletableFuture<Delivery> delivery =
                mac.bridge().deliver(FakeMac.order(APP, DESTINATION)).toCompletableFuture();
        mac.awaitFile("hanging-pull-" + BEN);

        mac.scheduler().run(PhoneDelivery.FILE_LIMIT);

        assertThat(FakeMac.get(delivery)).isEqualTo(new Delivery.Delivered(ADA));
    }

    @Test
    void onlyPhoneThatHangsIsNamed() throws Exception {
        mac.write("hang-pull-" + ADA, "");
        CompletableFuture<Delivery> delivery =
                mac.bridge().deliver(FakeMac.order(APP, DESTINATION)).toCompletableFuture();
        mac.awaitFile("hanging-pull-" + ADA);

        mac.scheduler().run(PhoneDelivery.FILE_LIMIT);

        assertThat(((Delivery.Refused) FakeMac.get(delivery)).fault())
                .extracting(fault -> fault.code() + " " + fault.sentence())
                .asString()
                .startsWith("idb-slow")
                .contains("Ada's iPhone");
    }

    @Test
    void unconfirmedDeliveryIsARefusal() throws Exception {
        appOn(ADA, FakeMac.CSR);
        mac.write("full", "");

        assertThat(mac.refusal(APP, DESTINATION)).isEqualTo("delivery-unconfirmed");
    }

    @Test
    void phoneThatDisconnectsDuringDeliveryIsARefusal() throws Exception {
        appOn(ADA, FakeMac.CSR);
        mac.write("fail-push", "1\nIdbException: Device disconnected\n");

        Delivery.Refused refused = (Delivery.Refused) mac.deliver(APP, DESTINATION);

        assertThat(refused.fault().code()).isEqualTo("idb-failed");
        assertThat(refused.fault().sentence()).contains("write to").contains("Device disconnected");
    }

    @ParameterizedTest
    @CsvSource({"fail-list-targets, idb-failed", "hang-list-targets, idb-slow"})
    void failureOfIdbIsAFaultAndDevicesStay(String fault, String code) throws Exception {
        mac.start();
        mac.await(DeviceEvent.Connected.class);
        mac.write(fault, "1\nIdbException: companion not found\n");
        mac.startPoll();
        if (fault.startsWith("hang")) {
            mac.awaitFile("hanging-list-targets");
            mac.scheduler().run(ToolRunner.LISTING);
        }

        assertThat(mac.await(DeviceEvent.FaultRaised.class).fault().code()).isEqualTo(code);
        mac.awaitPoll();
        assertThat(mac.events()).isEmpty();
        assertThat(mac.bridge().controls(ADA)).isPresent();
    }

    @Test
    void runsOfIdbNeverOverlap() throws Exception {
        appOn(ADA, FakeMac.CSR);
        mac.start();
        mac.await(DeviceEvent.Connected.class);

        List<CompletableFuture<?>> tasks = List.of(
                mac.bridge().deliver(FakeMac.order(APP, DESTINATION)).toCompletableFuture(),
                mac.controls(ADA).screenshot().toCompletableFuture(),
                mac.bridge().deliver(FakeMac.order(APP, DESTINATION)).toCompletableFuture(),
                mac.controls(ADA).navigate("demo://cart").toCompletableFuture());
        mac.startPoll();

        for (CompletableFuture<?> task : tasks) {
            FakeMac.get(task);
        }
        mac.awaitPoll();
        assertThat(mac.path("overlap")).doesNotExist();
    }

    @Test
    void logOfAPhoneIsFollowed() throws Exception {
        mac.write("syslog", "Jan  2 09:59:58 Adas-iPhone Demo(Lib)[312] <Notice>: Hello\n");
        mac.start();

        assertThat(mac.await(DeviceEvent.Logged.class))
                .extracting(DeviceEvent.Logged::serial, logged -> logged.entry().message())
                .containsExactly(ADA, "Hello");
    }

    @Test
    void companionsAreEndedOnDemand() throws Exception {
        FakeMac.get(mac.bridge().endHelper());
        assertThat(mac.calls()).containsExactly("idb kill");

        try (FakeMac without = FakeMac.withoutIdb()) {
            assertThat(FakeMac.failure(without.bridge().endHelper()).code()).isEqualTo("idb-missing");
        }
    }

    @Test
    void deliveryAfterCloseIsARefusal() throws Exception {
        mac.close();

        assertThat(mac.refusal(APP, DESTINATION)).isEqualTo("server-stopping");
    }

    private void appOn(String udid, String csr) throws Exception {
        Files.createDirectories(container(udid));
        Files.writeString(container(udid).resolve("app.csr"), csr);
    }

    private Path container(String udid) {
        return mac.path("phones/" + udid + "/" + APP + "/" + SONAR);
    }
}
