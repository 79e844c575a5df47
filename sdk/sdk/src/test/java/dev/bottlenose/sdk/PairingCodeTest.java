package dev.bottlenose.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.sdk.certificates.FlipperCertificateProvider;
import dev.bottlenose.sdk.fakes.FakeDesktop;
import dev.bottlenose.sdk.fakes.SealingDesktop;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.pairing.TestAuthority;
import dev.bottlenose.sdk.state.FlipperState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An app whose desktop cannot write to it. */
@Timeout(60)
final class PairingCodeTest {
    private static final TestAuthority AUTHORITY = TestAuthority.create();

    @TempDir
    Path privateDirectory;

    private final Semaphore updates = new Semaphore(0);
    private final List<FlipperClient> clients = new ArrayList<>();
    private final PairingCode code = PairingCode.random(new SecureRandom());
    private FakeDesktop desktop;

    @BeforeEach
    void startDesktop() throws Exception {
        desktop = FakeDesktop.start(AUTHORITY);
    }

    @AfterEach
    void stopAll() throws Exception {
        clients.forEach(FlipperClient::stop);
        desktop.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("bottlenose-link")) {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            }
        }
    }

    @Test
    void certificatesInTheReplyAreOpenedAndUsedAndTheCodeIsWrittenNowhere() throws Exception {
        desktop.signWith(new SealingDesktop(AUTHORITY, code.keys(), text -> text));
        FlipperClient client = start(builder().pairingCode(code.reveal().toLowerCase(Locale.ROOT)));

        assertThat(desktop.awaitRequest().get("medium")).isEqualTo(1L);
        assertThat(desktop.awaitAcknowledgement().get("hasRequiredFiles")).isEqualTo(true);
        assertThat(desktop.awaitApp().query()).containsEntry("device_id", "sealed-id");
        assertThat(client.getState()).contains("[step][success] Open certificates in the reply");
        try (var files = Files.list(privateDirectory.resolve("sonar"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                assertThat(Files.readString(file).replace("-", ""))
                        .doesNotContain(code.reveal().replace("-", ""));
            }
        }
        assertThat(client.getState()).doesNotContain(code.reveal());
    }

    @Test
    void appThatIsPairedNeedsNoCodeAnyMore() throws Exception {
        desktop.signWith(new SealingDesktop(AUTHORITY, code.keys(), text -> text));
        FlipperClient client = start(builder().pairingCode(code.reveal()));
        desktop.awaitApp();
        client.stop();
        int requests = desktop.requestCount();

        start(builder());

        desktop.awaitApp();
        assertThat(desktop.requestCount()).isEqualTo(requests);
    }

    @Test
    void changedCertificatesAreNotUsed() throws Exception {
        desktop.signWith(new SealingDesktop(
                AUTHORITY, code.keys(), text -> text.replaceAll(".$", text.endsWith("A") ? "B" : "A")));
        assertNotUsed("seal-broken");
    }

    @Test
    void certificatesOfSomebodyWithoutTheCodeAreNotUsed() throws Exception {
        PairingCode other = PairingCode.random(new SecureRandom());
        desktop.signWith(new SealingDesktop(AUTHORITY, other.keys(), text -> text));
        assertNotUsed("seal-broken");
    }

    @Test
    void certificatesForAnotherRequestAreNotUsed() throws Exception {
        SealingDesktop sealing = new SealingDesktop(AUTHORITY, code.keys(), text -> text);
        List<String> earlier = new ArrayList<>();
        desktop.signWith(request -> {
            earlier.add(sealing.apply(request));
            return "{}";
        });
        FlipperClient first = start(
                builder().privateDirectory(privateDirectory.resolve("first")).pairingCode(code.reveal()));
        desktop.awaitAcknowledgement();
        first.stop();

        desktop.signWith(request -> earlier.get(0));
        assertNotUsed("seal-broken");
    }

    @Test
    void sealedCertificatesAreOfNoUseWithoutACode() throws Exception {
        desktop.signWith(request -> "{\"deviceId\":\"x\",\"certificates\":\"AAAA\"}");
        FlipperClient client = start(builder());

        assertThat(faultCode(desktop.awaitAcknowledgement())).isEqualTo("pairing-code-missing");
        awaitFailure(client, "pairing-code-missing");
    }

    @Test
    void fileOfTheCodeIsReadWheneverTheAppPairs() throws Exception {
        Path file = privateDirectory.resolve("code");
        desktop.signWith(request -> "{}");
        FlipperClient client = start(builder().pairingCodeFile(file));
        assertThat(desktop.awaitRequest().getString("csr")).isNotNull();

        Files.writeString(file, "0000-1111");
        awaitFailure(client, "pairing-code-mistyped");
        assertThat(client.getState()).doesNotContain("0000-1111");

        desktop.signWith(new SealingDesktop(AUTHORITY, code.keys(), text -> text));
        Files.writeString(file, code.reveal() + "\n");
        desktop.awaitApp();
    }

    @Test
    void providerFetchesByTheDeviceIdAndTheCodeOpensWhatItBrought() throws Exception {
        SealingDesktop sealing = new SealingDesktop(AUTHORITY, code.keys(), text -> text);
        StringBuilder left = new StringBuilder();
        desktop.signWith(request -> {
            left.append(sealing.sealed(request));
            return "{\"deviceId\":\"in-the-store\"}";
        });
        FlipperClient client = start(builder().pairingCode(code.reveal()).certificateProvider((directory, deviceId) -> {
            assertThat(deviceId).isEqualTo("in-the-store");
            Files.writeString(directory.resolve(FlipperCertificateProvider.SEALED_FILE), left);
        }));

        assertThat(desktop.awaitRequest().get("medium")).isEqualTo(2L);
        assertThat(desktop.awaitApp().query())
                .containsEntry("device_id", "sealed-id")
                .containsEntry("medium", "2");
        assertThat(client.getState()).contains("[step][success] Getting cert from provider");
    }

    @Test
    void providerMayBringTheFilesThemselvesAndNeedsNoCode() throws Exception {
        desktop.signWith(desktop::sign);
        start(builder().certificateProvider((directory, deviceId) -> {}));

        assertThat(desktop.awaitApp().query()).containsEntry("device_id", "device-1");
    }

    @Test
    void backupProviderIsCalledForSealedCertificatesOnly() throws Exception {
        desktop.signWith(request -> {
            String reply = desktop.sign(request);
            Path directory = Path.of(String.valueOf(request.getString("destination")));
            try {
                Files.move(directory.resolve("device.crt"), privateDirectory.resolve("device.crt"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return reply.replace("}", ",\"certificates\":\"sealed another way\"}");
        });
        start(builder().backupCertificateProvider((directory, deviceId) -> {
            assertThat(directory.resolve(FlipperCertificateProvider.SEALED_FILE))
                    .hasContent("sealed another way");
            Files.move(privateDirectory.resolve("device.crt"), directory.resolve("device.crt"));
        }));

        desktop.awaitApp();
    }

    @Test
    void providerThatFailsIsNamedAndTheAppTriesAgain() throws Exception {
        desktop.signWith(request -> "{\"deviceId\":\"x\"}");
        FlipperClient client = start(builder().certificateProvider((directory, deviceId) -> {
            throw new IllegalStateException("out of order");
        }));

        awaitFailure(client, "out of order");
        assertThat(faultCode(desktop.awaitAcknowledgement())).isEqualTo("provider-failed");
        desktop.awaitRequest();
        desktop.awaitRequest();
    }

    @Test
    void certificatesAreForgottenOnStopIfTheProviderWantsThat() throws Exception {
        desktop.signWith(desktop::sign);
        FlipperClient client = start(builder().certificateProvider(new FlipperCertificateProvider() {
            @Override
            public void getCertificates(Path directory, String deviceId) {}

            @Override
            public boolean shouldResetCertificateFolder() {
                return true;
            }
        }));
        desktop.awaitApp();
        client.stop();
        client.start();

        desktop.awaitRequest();
        desktop.awaitRequest();
    }

    @Test
    void codesAndStoresComeFromTheEnvironment() throws Exception {
        desktop.signWith(new SealingDesktop(AUTHORITY, code.keys(), text -> text));
        Path file = Files.writeString(privateDirectory.resolve("code"), code.reveal());
        for (Map<String, String> environment : List.of(
                Map.of("BOTTLENOSE_PAIRING_CODE", code.reveal()),
                Map.of("BOTTLENOSE_PAIRING_CODE", "", "BOTTLENOSE_PAIRING_CODE_FILE", file.toString()))) {
            FlipperClient client =
                    start(builder(environment).privateDirectory(privateDirectory.resolve("app" + environment.size())));
            desktop.awaitApp();
            client.stop();
        }

        FlipperClient wrong = start(builder(Map.of("BOTTLENOSE_PAIRING_CODE", "no code"))
                .privateDirectory(privateDirectory.resolve("wrong")));
        awaitFailure(wrong, "pairing-code-mistyped");
        desktop.signWith(request -> "{\"deviceId\":\"x\"}");
        FlipperClient storeless = start(
                builder(Map.of("BOTTLENOSE_STORE", "ftp://x")).privateDirectory(privateDirectory.resolve("storeless")));
        awaitFailure(storeless, "store-address-wrong");
    }

    @Test
    void mistypedCodeIsReportedToTheDesktopWithoutRepeatingIt() throws Exception {
        start(builder(Map.of("BOTTLENOSE_PAIRING_CODE", "0000-1111")));

        FlipperObject acknowledgement = desktop.awaitAcknowledgement();
        assertThat(faultCode(acknowledgement)).isEqualTo("pairing-code-mistyped");
        assertThat(acknowledgement.toJsonString()).doesNotContain("0000-1111");
    }

    @Test
    void whatIsNoCodeIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> builder().pairingCode("no code"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("no code");
    }

    private void assertNotUsed(String expected) throws Exception {
        FlipperClient client = start(builder().pairingCode(code.reveal()));

        FlipperObject acknowledgement = desktop.awaitAcknowledgement();
        while (faultCode(acknowledgement).isEmpty()) {
            acknowledgement = desktop.awaitAcknowledgement();
        }
        assertThat(faultCode(acknowledgement)).isEqualTo(expected);
        assertThat(acknowledgement.get("hasRequiredFiles")).isEqualTo(false);
        awaitFailure(client, expected);
        assertThat(privateDirectory.resolve("sonar/sonarCA.crt")).doesNotExist();
    }

    private static String faultCode(FlipperObject acknowledgement) {
        @Nullable FlipperObject fault = acknowledgement.getObject("trouble");
        return fault == null ? "" : String.valueOf(fault.getString("code"));
    }

    private FlipperClient start(FlipperClientBuilder builder) {
        FlipperClient client = builder.build();
        clients.add(client);
        client.subscribeForUpdates(updates::release);
        client.start();
        return client;
    }

    private FlipperClientBuilder builder() {
        return builder(Map.of());
    }

    private FlipperClientBuilder builder(Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("os.name", "Linux");
        return new FlipperClientBuilder("App", new Platform(properties, environment))
                .device("station")
                .ports(desktop.insecurePort(), desktop.securePort())
                .privateDirectory(privateDirectory)
                .reconnectDelay(Duration.ofMillis(100));
    }

    private void awaitFailure(FlipperClient client, String word) throws InterruptedException {
        while (!client.getState().contains(word)) {
            assertThat(updates.tryAcquire(30, TimeUnit.SECONDS))
                    .as(client.getState())
                    .isTrue();
        }
        assertThat(client.getStateSummary()).containsValue(FlipperState.Outcome.FAILED);
    }
}
