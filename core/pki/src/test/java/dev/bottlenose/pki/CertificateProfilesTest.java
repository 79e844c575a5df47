package dev.bottlenose.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

final class CertificateProfilesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.750Z");
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private final CertificateProfiles profiles = new CertificateProfiles(new SecureRandom());
    private final KeyedCertificate authority = profiles.authority(NOW);

    @Test
    void authorityIsWhatAndroidAcceptsAsOne() throws Exception {
        X509Certificate certificate = authority.certificate();

        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253))
                .isEqualTo("CN=SonarCA,O=Sonar,L=Menlo Park,ST=CA,C=US");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(certificate.getKeyUsage()).containsExactly(usages(5, 6));
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
        assertThat(certificate.getNonCriticalExtensionOIDs()).containsExactly("2.5.29.14");
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void authorityLivesThirtyDaysOfWhichOneIsOverForDevicesWhoseClockIsBehind() {
        X509Certificate certificate = authority.certificate();

        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(Instant.parse("2026-02-28T12:00:00Z"));
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(Instant.parse("2026-03-30T12:00:00Z"));
    }

    @Test
    void serverIsNamedByEveryAddressThatAppsDial() throws Exception {
        X509Certificate certificate = profiles.server(authority, NOW).certificate();

        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253))
                .isEqualTo("CN=localhost,O=Sonar,L=Menlo Park,ST=CA,C=US");
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(7, "10.0.2.2"));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).containsExactly(usages(0));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly(SERVER_AUTH);
        assertThat(certificate.getNonCriticalExtensionOIDs()).contains("2.5.29.37");
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        certificate.verify(authority.certificate().getPublicKey());
    }

    @Test
    void appKeepsItsSubjectByteForByte() throws Exception {
        CertificateSigningRequest request = Requests.app("com.example.app");

        X509Certificate certificate = profiles.client(request, authority, NOW);

        assertThat(certificate.getSubjectX500Principal().getEncoded())
                .isEqualTo(request.subject().getEncoded());
        assertThat(certificate.getPublicKey().getEncoded())
                .isEqualTo(request.publicKey().getEncoded());
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).containsExactly(usages(0));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly(CLIENT_AUTH);
        assertThat(certificate.getNonCriticalExtensionOIDs()).contains("2.5.29.37");
        assertThat(certificate.getSubjectAlternativeNames()).isNull();
        certificate.verify(authority.certificate().getPublicKey());
    }

    @Test
    void serverAndAppsEndTogetherWithTheirAuthorityAndNeverBeginBeforeIt() throws Exception {
        Instant later = NOW.plus(Duration.ofDays(10));
        X509Certificate issuer = authority.certificate();

        X509Certificate early = profiles.client(Requests.app("early"), authority, NOW.minusSeconds(60));
        X509Certificate late = profiles.client(Requests.app("late"), authority, later);
        X509Certificate server = profiles.server(authority, later).certificate();

        assertThat(List.of(early, late, server))
                .allSatisfy(leaf -> assertThat(leaf.getNotAfter()).isEqualTo(issuer.getNotAfter()));
        assertThat(early.getNotBefore()).isEqualTo(issuer.getNotBefore());
        assertThat(late.getNotBefore().toInstant()).isEqualTo(Instant.parse("2026-03-10T12:00:00Z"));
        assertThat(server.getNotBefore()).isEqualTo(late.getNotBefore());
    }

    @Test
    void leavesPointAtTheirAuthoritysKey() throws Exception {
        X509Certificate leaf = profiles.client(Requests.app("app"), authority, NOW);
        byte[] subjectKey = authority.certificate().getExtensionValue("2.5.29.14");
        byte[] authorityKey = leaf.getExtensionValue("2.5.29.35");

        // Both end in the same 20 bytes: the SHA-1 of the authority's public key.
        assertThat(lastTwenty(authorityKey)).isEqualTo(lastTwenty(subjectKey));
    }

    @Test
    void serialsArePositiveOf128BitsAndNeverTheSame() throws Exception {
        CertificateSigningRequest request = Requests.app("app");
        Set<BigInteger> serials = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            serials.add(profiles.client(request, authority, NOW).getSerialNumber());
        }

        assertThat(serials).hasSize(20).allSatisfy(serial -> {
            assertThat(serial.signum()).isEqualTo(1);
            assertThat(serial.bitLength()).isEqualTo(128);
        });
    }

    private static byte[] lastTwenty(byte[] extension) {
        return Arrays.copyOfRange(extension, extension.length - 20, extension.length);
    }

    private static boolean[] usages(int... set) {
        boolean[] usages = new boolean[9];
        for (int usage : set) {
            usages[usage] = true;
        }
        return usages;
    }
}
