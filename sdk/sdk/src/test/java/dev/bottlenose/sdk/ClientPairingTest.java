package dev.bottlenose.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.fakes.FakeApp;
import dev.bottlenose.sdk.fakes.FakePlugin;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.pairing.TestAuthority;
import dev.bottlenose.sdk.state.FlipperState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client pairing with a desktop in the same process: certificates, files, steps and what can go wrong. */
final class ClientPairingTest {
    @RegisterExtension
    private final ClientFixture fixture = new ClientFixture();

    @Test
    void firstStartExchangesCertificatesAndConnects() throws Exception {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        FlipperClient client = fixture.client();
        client.start();

        FlipperObject request = fixture.desktop().awaitRequest();
        FlipperObject acknowledgement = fixture.desktop().awaitAcknowledgement();
        FakeApp app = fixture.desktop().awaitApp();

        Path directory = fixture.privateDirectory().toAbsolutePath().resolve("sonar");
        String csr = Files.readString(directory.resolve("app.csr"));
        assertThat(request.keys())
                .containsExactlyInAnyOrder("method", "csr", "destination", "medium", "logs", "timestamp");
        assertThat(request.getString("csr")).isEqualTo(csr);
        assertThat(request.getString("destination")).isEqualTo(directory + "/");
        assertThat(request.get("medium")).isEqualTo(1L);
        assertThat(Instant.ofEpochMilli(request.getLong("timestamp"))).isBetween(begin, Instant.now());
        assertThat(acknowledgement.get("isError")).isEqualTo(false);
        assertThat(acknowledgement.get("hasRequiredFiles")).isEqualTo(true);
        assertThat(acknowledgement.get("config")).isEqualTo(FlipperObject.of("deviceId", "device-1", "medium", 1));
        assertThat(app.query())
                .containsEntry("os", "MacOS")
                .containsEntry("device", "work & station")
                .containsEntry("device_id", "device-1")
                .containsEntry("app", "Käse App")
                .containsEntry("app_id", "com.example.app")
                .containsEntry("sdk_version", "4")
                .containsEntry("medium", "1")
                .containsEntry("csr_path", directory + "/");
        assertThat(new String(Base64.getDecoder().decode(app.query().get("csr")), StandardCharsets.US_ASCII))
                .isEqualTo(csr);
    }

    @Test
    void keyAndFilesAreReadableByTheirOwnerOnly() throws Exception {
        fixture.client().start();
        fixture.desktop().awaitApp();

        Path directory = fixture.privateDirectory().resolve("sonar");
        assertThat(mode(directory)).isEqualTo("rwx------");
        for (String file : List.of("privateKey.pem", "app.csr", "connection_config.json")) {
            assertThat(mode(directory.resolve(file))).as(file).isEqualTo("rw-------");
        }
        assertThat(Files.readString(directory.resolve("privateKey.pem")))
                .startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "app.csr", "privateKey.pem", "sonarCA.crt", "device.crt", "connection_config.json");
        }
    }

    @Test
    void stepsAreReportedByTheirNames() throws Exception {
        FlipperClient client = fixture.client();
        client.addPlugin(FakePlugin.foreground("Cat"));
        client.start();
        fixture.desktop().awaitApp();
        fixture.await(client, "Attempt to connect with existing client certificate", FlipperState.Outcome.SUCCESS);

        assertThat(client.getStateSummary().keySet())
                .containsExactly(
                        "Create client",
                        "Add plugin Cat",
                        "Start client",
                        "Check required certificates are present",
                        "Establish certificate exchange connection",
                        "Attempt to connect for certificate exchange",
                        "Reset connection store state",
                        "Generate CSR",
                        "Getting cert from desktop",
                        "Establish main connection",
                        "Load Device Id",
                        "Attempt to connect with existing client certificate");
        assertThat(client.isConnected()).isTrue();
    }

    @Test
    void secondStartNeedsNoExchange() throws Exception {
        FlipperClient first = fixture.client();
        first.start();
        fixture.desktop().awaitRequest();
        FakeApp app = fixture.desktop().awaitApp();
        first.stop();
        app.awaitLeft();

        fixture.client().start();
        fixture.desktop().awaitApp();

        assertThat(fixture.desktop().requestCount()).isZero();
    }

    @Test
    void appPairsAgainWithADesktopThatHasAnotherAuthority() throws Exception {
        fixture.client().start();
        fixture.desktop().awaitApp();
        fixture.desktop().awaitRequest();
        fixture.desktop().kill();
        TestAuthority other = TestAuthority.create();
        fixture.desktop().revive(other, other);

        fixture.desktop().awaitRequest();
        fixture.desktop().awaitApp();
    }

    @Test
    void appWhoseCertificateIsRejectedRequestsANewOne() throws Exception {
        TestAuthority other = TestAuthority.create();
        fixture.client().start();
        fixture.desktop().awaitApp();
        fixture.desktop().awaitRequest();
        fixture.desktop().kill();
        // TLS 1.3: the app counts as connected until it reads.
        fixture.desktop().revive(ClientFixture.AUTHORITY, other);

        fixture.desktop().awaitRequest();
    }

    @Test
    void exchangeThatTheDesktopRefusesIsRepeatedAndItsReplyNotShown() throws Exception {
        fixture.desktop().signWith(request -> "{}");
        FlipperClient client = fixture.client();
        client.start();

        assertThat(fixture.desktop().awaitAcknowledgement().get("isError")).isEqualTo(true);
        fixture.desktop().awaitRequest();
        fixture.desktop().signWith(request -> "no JSON at all");
        fixture.desktop().awaitRequest();
        fixture.awaitState(client, "[step][failed] Getting cert from desktop: the desktop refused");

        fixture.desktop().signWith(fixture.desktop()::sign);
        fixture.desktop().awaitApp();
        assertThat(client.getState()).doesNotContain("no JSON at all");
    }

    @Test
    void desktopThatSignsButDoesNotDeliverIsReported() throws Exception {
        fixture.desktop().signWith(request -> "{\"deviceId\":\"\"}");
        FlipperClient client = fixture.client();
        client.start();

        assertThat(fixture.desktop().awaitAcknowledgement().get("hasRequiredFiles"))
                .isEqualTo(false);
        fixture.await(client, "Getting cert from desktop", FlipperState.Outcome.FAILED);
        fixture.awaitState(
                client,
                "no usable certificates are in " + fixture.privateDirectory().toAbsolutePath());
    }

    @Test
    void wrongClockIsReportedWithItsOffset() throws Exception {
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofHours(-26));
        FlipperClient client = fixture.client(builder -> builder.clock(slow));
        client.start();

        fixture.await(client, "Establish main connection", FlipperState.Outcome.FAILED);
        fixture.awaitState(client, "this machine's is at least 1 d 1 h behind. try: set the date and time");
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
