package dev.bottlenose.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateAuthorityTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path home;

    private final ManualClock clock = new ManualClock(START);

    @Test
    void newDirectoryHoldsTheFourFilesAndNothingElse() throws Exception {
        Path certs = home.resolve("a/certs");

        CertificateAuthority authority = open(certs);

        assertThat(authority.notices()).isEmpty();
        assertThat(permissions(certs)).isEqualTo("rwx------");
        assertThat(permissions(certs.resolve("ca.key"))).isEqualTo("rw-------");
        assertThat(permissions(certs.resolve("bottlenose.key"))).isEqualTo("rw-------");
        try (var files = Files.list(certs)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ca.key", "ca.crt", "bottlenose.key", "bottlenose.crt");
        }
    }

    @Test
    void reopeningKeepsEverything() throws Exception {
        CertificateAuthority first = open(home);
        clock.advance(Duration.ofDays(25));

        CertificateAuthority second = open(home);

        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(second.serverCredentials().chain())
                .isEqualTo(first.serverCredentials().chain());
        assertThat(second.notices()).isEmpty();
    }

    @Test
    void fingerprintIsTheSha256ThatToolsPrint() throws Exception {
        CertificateAuthority authority = open(home);

        assertThat(OpenSsl.in(home).run("x509", "-in", "ca.crt", "-noout", "-fingerprint", "-sha256"))
                .isEqualToIgnoringCase("sha256 Fingerprint=" + authority.fingerprint() + "\n");
        assertThat(authority.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void keysOfItsOwnMakingServeToo() throws Exception {
        CertificateAuthority authority = CertificateAuthority.open(home, Clock.systemUTC(), new SecureRandom());

        assertThat(authority.rotateIfDue()).isFalse();
        assertThat(Pairing.leafIsAccepted(authority.serverCredentials().chain(), Instant.now()))
                .isTrue();
    }

    @Test
    void appReceivesItsCertificateAndTheAuthorityToTrust() throws Exception {
        CertificateAuthority authority = open(home);

        IssuedCertificate issued = authority.issue(Requests.app("com.example.app"));

        assertThat(certificate(issued.authorityPem())).isEqualTo(authority.certificate());
        certificate(issued.certificatePem()).verify(authority.certificate().getPublicKey());
        assertThat(issued.certificatePem())
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .endsWith("-----END CERTIFICATE-----\n");
    }

    @Test
    void credentialsStayTheSameInstanceUntilRotation() throws Exception {
        CertificateAuthority authority = open(home);
        ServerCredentials before = authority.serverCredentials();
        assertThat(authority.serverCredentials()).isSameAs(before);

        authority.rotate();

        assertThat(authority.serverCredentials()).isNotSameAs(before);
        assertThat(authority.serverCredentials().chain()).doesNotContainAnyElementsOf(before.chain());
    }

    @Test
    void rotationIsDueThreeDaysBeforeTheEndAndNotASecondEarlier() throws Exception {
        CertificateAuthority authority = open(home);
        String before = authority.fingerprint();
        assertThat(authority.rotationDue()).isEqualTo(START.plus(Duration.ofDays(26)));

        clock.set(authority.rotationDue().minusSeconds(1));
        assertThat(authority.rotateIfDue()).isFalse();
        assertThat(authority.fingerprint()).isEqualTo(before);

        clock.advance(Duration.ofSeconds(1));
        assertThat(authority.rotateIfDue()).isTrue();
        assertThat(authority.fingerprint()).isNotEqualTo(before);
        assertThat(authority.rotationDue()).isEqualTo(clock.instant().plus(Duration.ofDays(26)));
        assertThat(open(home).fingerprint()).isEqualTo(authority.fingerprint());
    }

    @Test
    void noDayOfAYearFindsAnAuthorityThatAndroidWouldRefuse() throws Exception {
        CertificateAuthority authority = open(home);
        int rotations = 0;
        for (int day = 0; day < 365; day++) {
            clock.advance(Duration.ofDays(1));
            rotations += authority.rotateIfDue() ? 1 : 0;
            assertThat(Pairing.leafIsAccepted(authority.serverCredentials().chain(), clock.instant()))
                    .as("day %s", day)
                    .isTrue();
        }
        assertThat(rotations).isEqualTo(365 / 26);
    }

    @Test
    void clockThatWasSetBackMakesRotationDue() throws Exception {
        CertificateAuthority authority = open(home);
        clock.advance(Duration.ofDays(-2));

        assertThat(authority.rotateIfDue()).isTrue();
        assertThat(Pairing.leafIsAccepted(authority.serverCredentials().chain(), clock.instant()))
                .isTrue();
    }

    @Test
    void rotationThatCannotBeWrittenLeavesTheOldAuthorityInForceAndOnDisk() throws Exception {
        CertificateAuthority authority = open(home);
        ServerCredentials before = authority.serverCredentials();
        String authorityFile = Files.readString(home.resolve("ca.crt"));
        String keyFile = Files.readString(home.resolve("ca.key"));
        byte[] serverFile = Files.readAllBytes(home.resolve("bottlenose.crt"));
        Files.delete(home.resolve("bottlenose.crt"));
        Files.createDirectories(home.resolve("bottlenose.crt/in the way"));

        assertThatThrownBy(authority::rotate)
                .isInstanceOfSatisfying(
                        CertificateStoreException.class,
                        e -> assertThat(e.fault().code()).isEqualTo("certs-directory-unwritable"));

        assertThat(authority.serverCredentials()).isSameAs(before);
        assertThat(home.resolve("ca.crt")).hasContent(authorityFile);
        assertThat(home.resolve("ca.key")).hasContent(keyFile);
        assertThat(permissions(home.resolve("ca.key"))).isEqualTo("rw-------");

        Files.delete(home.resolve("bottlenose.crt/in the way"));
        Files.delete(home.resolve("bottlenose.crt"));
        Files.write(home.resolve("bottlenose.crt"), serverFile);
        CertificateAuthority reopened = open(home);
        assertThat(reopened.notices()).isEmpty();
        assertThat(reopened.serverCredentials().chain()).isEqualTo(before.chain());
    }

    @Test
    void directoryRemovedMeanwhileIsMadeAgainByRotation() throws Exception {
        Path certs = home.resolve("certs");
        CertificateAuthority authority = open(certs);
        for (String name : List.of("ca.key", "ca.crt", "bottlenose.key", "bottlenose.crt")) {
            Files.delete(certs.resolve(name));
        }
        Files.delete(certs);

        authority.rotate();

        assertThat(open(certs).fingerprint()).isEqualTo(authority.fingerprint());
    }

    @Test
    void certificatesIssuedDuringRotationsFitTheAuthorityTheyComeWith() throws Exception {
        CertificateAuthority authority = open(home);
        CertificateSigningRequest request = Requests.app("com.example.app");
        AtomicBoolean rotating = new AtomicBoolean(true);
        ExecutorService issuer = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> first = issuer.submit(() -> issueWhile(rotating, authority, request));
            Future<Integer> second = issuer.submit(() -> issueWhile(rotating, authority, request));
            for (int i = 0; i < 20; i++) {
                authority.rotate();
            }
            rotating.set(false);

            assertThat(first.get()).isPositive();
            assertThat(second.get()).isPositive();
            assertThat(open(home).fingerprint()).isEqualTo(authority.fingerprint());
        } finally {
            rotating.set(false);
            issuer.shutdownNow();
        }
    }

    @Test
    void noSecretIsInTheTextOfWhatHoldsAKey() throws Exception {
        ServerCredentials credentials = open(home).serverCredentials();

        assertThat(credentials).hasToString("ServerCredentials[CN=localhost, O=Sonar, L=Menlo Park, ST=CA, C=US]");
        assertThat(new KeyedCertificate(credentials.key(), credentials.chain().get(0)))
                .hasToString("KeyedCertificate[CN=localhost, O=Sonar, L=Menlo Park, ST=CA, C=US]");
    }

    private static int issueWhile(
            AtomicBoolean rotating, CertificateAuthority authority, CertificateSigningRequest request)
            throws Exception {
        int issued = 0;
        do {
            IssuedCertificate pair = authority.issue(request);
            certificate(pair.certificatePem())
                    .verify(certificate(pair.authorityPem()).getPublicKey());
            List<X509Certificate> chain = authority.serverCredentials().chain();
            chain.get(0).verify(chain.get(1).getPublicKey());
            issued++;
        } while (rotating.get());
        return issued;
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        Pem.decode(pem, Pem.CERTIFICATE).orElseThrow()));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private CertificateAuthority open(Path directory) throws Exception {
        return CertificateAuthority.open(directory, clock, new SecureRandom());
    }
}
