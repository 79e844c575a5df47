package dev.bottlenose.server.pairing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.pairing.CertificateBundle;
import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.pairing.PairingKeys;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.clients.DeliveredKeys;
import dev.bottlenose.server.store.CertificateUploader;
import dev.bottlenose.threads.DaemonScheduler;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Which apps get certificates, and how they are delivered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CertificateIssuerTest {
    private static final String LOCAL = "127.0.0.1";
    private static final String REMOTE = "192.0.2.7";
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final SecureRandom random = new SecureRandom();
    private final Scheduler scheduler = new DaemonScheduler("test");
    private final CertificateAuthority authority;
    private final Bridges bridges;
    private final PairingCodes codes = new PairingCodes(Clock.systemUTC(), random);

    @TempDir
    Path directory;

    CertificateIssuerTest(@TempDir Path certificates) throws Exception {
        authority = CertificateAuthority.open(certificates.resolve("certs"), Clock.systemUTC(), random);
        bridges = Bridges.load(new DeviceBridgeFactory.Context(Runnable::run, "Linux", Map.of()), Set.of());
    }

    @AfterAll
    void close() {
        scheduler.close();
        bridges.close();
    }

    @Test
    void remoteAppWithoutACodeIsRefused() throws Exception {
        AppRequest app = AppRequest.make(Optional.empty());
        Files.writeString(directory.resolve("app.csr"), app.pem());

        for (String address : new String[] {REMOTE, "2001:db8::1", "10.0.3.15"}) {
            assertThat(refusal(issuer().sign(app.from(address, "Linux", Medium.FS_ACCESS, directory + "/"))))
                    .isEqualTo("pairing-code-required");
        }
        assertThat(directory.resolve("device.crt")).doesNotExist();
    }

    @Test
    void localAppNeedsNoCode() throws Exception {
        AppRequest app = AppRequest.make(Optional.empty());
        Files.writeString(directory.resolve("app.csr"), app.pem());

        for (String address : new String[] {LOCAL, "::1"}) {
            assertThat(await(issuer().sign(app.from(address, "Linux", Medium.FS_ACCESS, directory + "/"))))
                    .isEqualTo(new PairingOutcome.Delivered(""));
        }
        assertThat(directory.resolve("device.crt")).exists();
    }

    @Test
    void appWithACodeGetsSealedCertificatesInTheReply() throws Exception {
        PairingKeys code = codes.issue(TEN_MINUTES, 1).code().keys();
        AppRequest app = AppRequest.make(Optional.of(code));

        for (Medium medium : new Medium[] {Medium.FS_ACCESS, Medium.WWW}) {
            PairingOutcome.Enclosed enclosed =
                    (PairingOutcome.Enclosed) await(issuer().sign(app.from(REMOTE, "iOS", medium, "/x/")));

            CertificateBundle bundle = app.open(code, enclosed.certificates());
            assertThat(bundle.deviceId()).isEqualTo(enclosed.deviceId()).matches("[0-9a-f-]{36}");
            X509Certificate own = certificate(bundle.certificate());
            own.verify(certificate(bundle.authority()).getPublicKey());
            assertThat(own.getPublicKey()).isEqualTo(app.key().getPublic());
            assertThat(certificate(bundle.authority())).isEqualTo(authority.certificate());
            assertThat(PairingCode.random(random).keys().open(enclosed.certificates(), app.der()))
                    .isEmpty();
        }
    }

    @Test
    void wrongAndUsedCodesAreRefusedFromEveryAddress() throws Exception {
        PairingKeys code = codes.issue(TEN_MINUTES, 1).code().keys();
        await(issuer().sign(AppRequest.make(Optional.of(code)).from(REMOTE, "Linux", Medium.FS_ACCESS, "/x/")));

        AppRequest another = AppRequest.make(Optional.of(code));
        AppRequest wrong =
                AppRequest.make(Optional.of(PairingCode.random(random).keys()));
        for (String address : new String[] {REMOTE, LOCAL}) {
            assertThat(refusal(issuer().sign(another.from(address, "Linux", Medium.FS_ACCESS, "/x/"))))
                    .isEqualTo("pairing-code-used");
            assertThat(refusal(issuer().sign(wrong.from(address, "Linux", Medium.FS_ACCESS, "/x/"))))
                    .isEqualTo("pairing-code-wrong");
        }
    }

    @Test
    void uploadIsRemovedWhenTheAppConfirmsIt() throws Exception {
        RecordingUploader store = new RecordingUploader();
        CertificateIssuer issuer = issuer(store);
        PairingKeys code = codes.issue(TEN_MINUTES, 1).code().keys();
        AppRequest app = AppRequest.make(Optional.of(code));

        PairingOutcome.Delivered delivered =
                (PairingOutcome.Delivered) await(issuer.sign(app.from(REMOTE, "iOS", Medium.WWW, "/x/")));

        assertThat(store.kept()).containsOnlyKeys(delivered.deviceId());
        assertThat(app.open(code, store.kept().getOrDefault(delivered.deviceId(), ""))
                        .deviceId())
                .isEqualTo(delivered.deviceId());
        assertThat(await(issuer.sign(app.from(REMOTE, "iOS", Medium.WWW, "/x/"))))
                .isEqualTo(delivered);
        issuer.acknowledged(delivered.deviceId());
        assertThat(store.kept()).isEmpty();
        issuer.acknowledged(delivered.deviceId());
    }

    @Test
    void storeIsUsedOnlyOnRequest() throws Exception {
        RecordingUploader store = new RecordingUploader();
        PairingKeys code = codes.issue(TEN_MINUTES, 1).code().keys();

        assertThat(await(issuer(store)
                        .sign(AppRequest.make(Optional.of(code)).from(REMOTE, "Linux", Medium.FS_ACCESS, "/x/"))))
                .isInstanceOf(PairingOutcome.Enclosed.class);
        assertThat(store.kept()).isEmpty();
    }

    @Test
    void failureOfTheStoreIsTheDiagnosis() throws Exception {
        RecordingUploader store = new RecordingUploader();
        store.failWith(new Fault("store-full", "The store is full.", "make room"));
        PairingKeys code = codes.issue(TEN_MINUTES, 1).code().keys();

        assertThat(refusal(issuer(store)
                        .sign(AppRequest.make(Optional.of(code)).from(REMOTE, "Linux", Medium.WWW, "/x/"))))
                .isEqualTo("store-full");
    }

    @Test
    void closingTheServerRemovesAllUploads() throws Exception {
        RecordingUploader store = new RecordingUploader();
        PairingKeys code = codes.issue(TEN_MINUTES, 1).code().keys();
        try (SealedDelivery sealed = sealed(store)) {
            await(new CertificateIssuer(authority, delivery(), codes, sealed, Runnable::run)
                    .sign(AppRequest.make(Optional.of(code)).from(REMOTE, "Linux", Medium.WWW, "/x/")));
            assertThat(store.kept()).hasSize(1);
        }

        assertThat(store.kept()).isEmpty();
        assertThat(store.isClosed()).isTrue();
    }

    @Test
    void challengePasswordThatIsNoProofIsIgnored() throws Exception {
        AppRequest plain = AppRequest.make(Optional.empty());

        assertThat(refusal(issuer().sign(plain.from(LOCAL, "Linux", Medium.WWW, "/x/"))))
                .isEqualTo("pairing-code-required");
        assertThat(refusal(issuer().sign(plain.from(LOCAL, "Linux", Medium.NONE, "/x/"))))
                .isEqualTo("medium-unsupported");
    }

    private CertificateIssuer issuer() {
        return new CertificateIssuer(
                authority,
                delivery(),
                codes,
                new SealedDelivery(Optional.empty(), scheduler, Clock.systemUTC(), random),
                Runnable::run);
    }

    private CertificateIssuer issuer(CertificateUploader store) {
        return new CertificateIssuer(authority, delivery(), codes, sealed(store), Runnable::run);
    }

    private BridgeDelivery delivery() {
        return new BridgeDelivery(authority, bridges, new DeliveredKeys(), Optional.empty());
    }

    private SealedDelivery sealed(CertificateUploader store) {
        return new SealedDelivery(Optional.of(store), scheduler, Clock.systemUTC(), random);
    }

    private static String refusal(CompletionStage<PairingOutcome> outcome) throws Exception {
        return await(outcome) instanceof PairingOutcome.Refused refused
                ? refused.fault().code()
                : "done";
    }

    private static PairingOutcome await(CompletionStage<PairingOutcome> outcome) throws Exception {
        return outcome.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    }
}
