package dev.bottlenose.sdk.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

final class PinnedTrustTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final TestAuthority AUTHORITY = TestAuthority.create(YESTERDAY);

    private final PinnedTrust trust = new PinnedTrust(AUTHORITY.certificate(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void certificateOfThePinnedAuthorityIsTrustedWithAndWithoutIt() {
        X509Certificate leaf = AUTHORITY.leaf(YESTERDAY, KeyPurposeId.id_kp_serverAuth);

        assertThatCode(() -> check(leaf)).doesNotThrowAnyException();
        assertThatCode(() -> check(leaf, AUTHORITY.certificate())).doesNotThrowAnyException();
        assertThat(trust.wasAsked()).isTrue();
    }

    @Test
    void certificateOfAnotherAuthorityOfTheSameNameIsRefused() {
        TestAuthority other = TestAuthority.create(YESTERDAY);
        X509Certificate leaf = other.leaf(YESTERDAY, KeyPurposeId.id_kp_serverAuth);

        assertThatThrownBy(() -> check(leaf)).hasMessageContaining("not the one this app was paired with");
        assertThatThrownBy(() -> check(leaf, other.certificate())).isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> check(leaf, AUTHORITY.certificate())).isInstanceOf(CertificateException.class);
        assertThat(trust.wasAsked()).isTrue();
    }

    @Test
    void certificateOfAnotherAppIsNotADesktops() {
        X509Certificate app = AUTHORITY.leaf(YESTERDAY, KeyPurposeId.id_kp_clientAuth);

        assertThatThrownBy(() -> check(app)).hasMessage("the certificate is not a desktop's");
    }

    @Test
    void invalidTimesAreAttributedToTheClockWithTheOffset() {
        X509Certificate early = AUTHORITY.leaf(NOW.plus(Duration.ofHours(30)), KeyPurposeId.id_kp_serverAuth);
        X509Certificate late = AUTHORITY.leaf(NOW.minus(Duration.ofDays(40)), KeyPurposeId.id_kp_serverAuth);

        assertThatThrownBy(() -> check(early)).hasMessageContaining("at least 1 d 6 h behind. try: set the date");
        assertThatThrownBy(() -> check(late)).hasMessageContaining("at least 10 d 0 h ahead. try: set the date");
    }

    @Test
    void appsAcceptNoClients() {
        assertThatThrownBy(() -> trust.checkClientTrusted(new X509Certificate[] {AUTHORITY.certificate()}, "RSA"))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void clocksThatAgreeAreNotMentioned() {
        assertThat(ClockOffset.describe(NOW, NOW.plusSeconds(100))).isEmpty();
        assertThat(ClockOffset.describe(NOW, NOW.plusSeconds(200)))
                .isEqualTo(
                        "; this machine's clock is 3 min behind the desktop's. try: set the date and time of this machine");
        assertThat(ClockOffset.describe(NOW.plusSeconds(3 * 3600 + 120), NOW)).contains("3 h 2 min ahead");
    }

    private void check(X509Certificate... chain) throws CertificateException {
        trust.checkServerTrusted(chain, "ECDHE_RSA");
    }
}
