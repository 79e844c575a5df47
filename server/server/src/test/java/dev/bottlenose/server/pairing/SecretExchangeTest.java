package dev.bottlenose.server.pairing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.clients.DeliveredKeys;
import dev.bottlenose.server.devices.DeviceRegistry;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.threads.DaemonScheduler;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original's encrypted reply, opened by the commands {@code openssl} and {@code unzip}. */
final class SecretExchangeTest {
    private final SecureRandom random = new SecureRandom();
    private final Scheduler scheduler = new DaemonScheduler("test");
    private final List<ServerEvent> events = new ArrayList<>();
    private final EventFeed feed = new EventFeed();
    private final DeviceRegistry devices = new DeviceRegistry(feed);
    private final Bridges bridges =
            Bridges.load(new DeviceBridgeFactory.Context(Runnable::run, "Linux", Map.of()), Set.of());

    @TempDir
    Path directory;

    @BeforeEach
    void listen() {
        feed.subscribe(events::add);
    }

    @AfterEach
    void close() {
        scheduler.close();
        bridges.close();
    }

    @Test
    void enclosedCertificatesOpenWithStandardTools() throws Exception {
        PairingOutcome.Enclosed enclosed = (PairingOutcome.Enclosed) sign("iOS", true);

        ServerEvent.SecretExchanged exchanged = events.stream()
                .filter(ServerEvent.SecretExchanged.class::isInstance)
                .map(ServerEvent.SecretExchanged.class::cast)
                .findFirst()
                .orElseThrow();
        byte[] message = Base64.getDecoder().decode(enclosed.certificates());
        Files.write(directory.resolve("message"), Arrays.copyOfRange(message, 16, message.length));
        byte[] key = Base64.getDecoder().decode(exchanged.secret());
        assertThat(key).hasSize(32);
        // As the original's client does: the padding remains behind the zip.
        run(
                0,
                "openssl",
                "enc",
                "-d",
                "-aes-256-cbc",
                "-nopad",
                "-K",
                HexFormat.of().formatHex(key),
                "-iv",
                HexFormat.of().formatHex(Arrays.copyOf(message, 16)),
                "-in",
                "message",
                "-out",
                "message.zip");
        run(1, "unzip", "-o", "-q", "message.zip");
        assertThat(run(0, "openssl", "verify", "-CAfile", "sonarCA.crt", "device.crt"))
                .contains("device.crt: OK");
        assertThat(run(0, "openssl", "x509", "-in", "device.crt", "-noout", "-subject"))
                .contains("com.example.app");
        assertThat(run(1, "unzip", "-Z1", "message.zip").lines().filter(line -> line.endsWith(".crt")))
                .containsExactly("sonarCA.crt", "device.crt");
    }

    @Test
    void keyIsPublishedToFrontEndsAndNeverPrinted() throws Exception {
        sign("iOS", true);

        ServerEvent.SecretExchanged exchanged = (ServerEvent.SecretExchanged) events.get(0);
        assertThat(exchanged.app().app()).isEqualTo("App");
        assertThat(events).noneMatch(event -> event.toString().contains(exchanged.secret()));
    }

    @Test
    void deviceIdIsThatOfTheOnlyDeviceWithTheName() throws Exception {
        devices.accept(new DeviceEvent.Connected(phone("serial-1", "phone", "iOS")));
        devices.accept(new DeviceEvent.Connected(phone("serial-2", "tablet", "iOS")));
        devices.accept(new DeviceEvent.Connected(phone("serial-3", "phone", "Android")));
        assertThat(((PairingOutcome.Enclosed) sign("iOS", true)).deviceId()).isEqualTo("serial-1");

        devices.accept(new DeviceEvent.Connected(phone("serial-4", "phone", "iOS")));
        String first = ((PairingOutcome.Enclosed) sign("iOS", true)).deviceId();
        assertThat(first)
                .matches("[0-9a-f-]{36}")
                .isNotEqualTo(((PairingOutcome.Enclosed) sign("iOS", true)).deviceId());
    }

    @Test
    void secretExchangeIsForIosAppsAndOnlyIfEnabled() throws Exception {
        assertThat(codeOf(sign("iOS", false))).isEqualTo("phone-unreachable");
        assertThat(codeOf(sign("Linux", true))).isEqualTo("no-such-directory");
        assertThat(events).noneMatch(ServerEvent.SecretExchanged.class::isInstance);
    }

    @Test
    void remotePhonesNeedACodeAsWell() throws Exception {
        assertThat(codeOf(sign("iOS", true, "192.0.2.7"))).isEqualTo("pairing-code-required");
    }

    private PairingOutcome sign(String os, boolean allowed) throws Exception {
        return sign(os, allowed, "127.0.0.1");
    }

    private PairingOutcome sign(String os, boolean allowed, String from) throws Exception {
        CertificateAuthority authority =
                CertificateAuthority.open(directory.resolve("certs"), Clock.systemUTC(), random);
        CertificateIssuer desk = new CertificateIssuer(
                authority,
                new BridgeDelivery(
                        authority,
                        bridges,
                        new DeliveredKeys(),
                        allowed ? Optional.of(new SecretExchange(devices, feed, random)) : Optional.empty()),
                new PairingCodes(Clock.systemUTC(), random),
                new SealedDelivery(Optional.empty(), scheduler, Clock.systemUTC(), random),
                Runnable::run);
        return desk.sign(AppRequest.make(Optional.empty()).from(from, os, Medium.FS_ACCESS, "/nowhere/"))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private static String codeOf(PairingOutcome handover) {
        return ((PairingOutcome.Refused) handover).fault().code();
    }

    private static Device phone(String serial, String title, String os) {
        return new Device(serial, title, os, Device.Kind.PHYSICAL, false, false);
    }

    /** @param worst the highest exit code that is accepted; {@code unzip} exits with 1 if bytes follow the archive */
    private String run(int worst, String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            System.err.println("SKIPPED: there is no " + command[0] + " command on this machine");
            Assumptions.abort("no " + command[0] + " command");
            throw e;
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isLessThanOrEqualTo(worst);
        return output;
    }
}
