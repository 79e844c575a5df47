package dev.bottlenose.server.pairing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.frontends.description.PairingCodeDescription;
import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.pairing.PairingKeys;
import dev.bottlenose.server.ManualClock;
import dev.bottlenose.server.pairing.PairingCodes.Issued;
import dev.bottlenose.server.pairing.PairingCodes.Verdict;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PairingCodesTest {
    private static final byte[] KEY = "a key".getBytes(US_ASCII);
    private static final byte[] OTHER_KEY = "another key".getBytes(US_ASCII);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final SecureRandom random = new SecureRandom();
    private final ManualClock clock = new ManualClock();
    private final PairingCodes codes = new PairingCodes(clock, random);

    @Test
    void validCodeAdmitsOneAppRepeatedlyAndNoOther() throws Exception {
        Issued issued = codes.issue(TEN_MINUTES, 1);

        assertThat(check(issued, KEY)).isEqualTo("valid");
        assertThat(check(issued, KEY)).isEqualTo("valid");
        assertThat(check(issued, OTHER_KEY)).isEqualTo("pairing-code-used");
        assertThat(check(issued, KEY)).isEqualTo("valid");
        assertThat(codes.list())
                .containsExactly(new PairingCodeDescription(1, clock.instant().plus(TEN_MINUTES), 1, 1));
    }

    @Test
    void codeForSeveralAppsAdmitsThatMany() throws Exception {
        Issued issued = codes.issue(TEN_MINUTES, 3);

        for (int app = 0; app < 3; app++) {
            assertThat(check(issued, new byte[] {(byte) app})).isEqualTo("valid");
        }
        assertThat(check(issued, KEY)).isEqualTo("pairing-code-used");
        assertThat(check(issued, new byte[] {2})).isEqualTo("valid");
    }

    @Test
    void codeExpiresExactlyAtTheEndOfItsLifetime() throws Exception {
        Issued issued = codes.issue(TEN_MINUTES, 1);

        clock.advance(TEN_MINUTES.minusMillis(1));
        assertThat(check(issued, KEY)).isEqualTo("valid");
        clock.advance(Duration.ofMillis(1));
        assertThat(check(issued, KEY)).isEqualTo("pairing-code-expired");
        assertThat(codes.list()).isEmpty();
        assertThat(codes.revoke(1)).isFalse();
    }

    @Test
    void revokedCodeIsDistinguishedFromAWrongOne() throws Exception {
        Issued issued = codes.issue(TEN_MINUTES, 1);
        Issued other = codes.issue(TEN_MINUTES, 1);

        assertThat(codes.revoke(issued.description().id())).isTrue();
        assertThat(codes.revoke(issued.description().id())).isFalse();
        assertThat(codes.revoke(77)).isFalse();
        assertThat(check(issued, KEY)).isEqualTo("pairing-code-revoked");
        assertThat(check(other, KEY)).isEqualTo("valid");
        assertThat(check(PairingCode.random(random).keys(), KEY, "10.0.0.9")).isEqualTo("pairing-code-wrong");
    }

    @Test
    void proofOfAnotherKeyIsWrong() throws Exception {
        Issued issued = codes.issue(TEN_MINUTES, 1);
        byte[] proof = issued.code().keys().proof(KEY);

        assertThat(code(codes.verify("app", InetAddress.getByName("10.0.0.9"), OTHER_KEY, proof)))
                .isEqualTo("pairing-code-wrong");
    }

    @Test
    void guessesFromAnAddressAreAnsweredSlowlyForTenMinutesAndTheRightCodeIsAlwaysAdmitted() throws Exception {
        Issued issued = codes.issue(Duration.ofHours(1), 5);
        for (int guess = 0; guess < GuessLimiter.MAX_PER_ADDRESS; guess++) {
            assertThat(guess("10.0.0.9")).isEqualTo("pairing-code-wrong");
        }

        assertThat(guess("10.0.0.9")).isEqualTo("pairing-code-guessed");
        assertThat(delay("10.0.0.9")).isEqualTo(PairingCodes.GUESS_DELAY);
        assertThat(check(issued.code().keys(), KEY, "10.0.0.9")).isEqualTo("valid");
        assertThat(delay("10.0.0.10")).isZero();

        clock.advance(GuessLimiter.WINDOW.plusMillis(1));
        assertThat(guess("10.0.0.9")).isEqualTo("pairing-code-wrong");
        assertThat(delay("10.0.0.9")).isZero();
    }

    @Test
    void addressesOfOneIpv6NetworkCountAsOne() throws Exception {
        for (int guess = 0; guess < GuessLimiter.MAX_PER_ADDRESS; guess++) {
            assertThat(guess("2001:db8::" + guess)).isEqualTo("pairing-code-wrong");
        }

        assertThat(guess("2001:db8::ffff")).isEqualTo("pairing-code-guessed");
        assertThat(guess("2001:db8:0:1::1")).isEqualTo("pairing-code-wrong");
    }

    @Test
    void guessesFromAllAddressesAreLimited() throws Exception {
        for (int guess = 0; guess < GuessLimiter.MAX_TOTAL; guess++) {
            assertThat(guess("10.0.1." + guess)).isEqualTo("pairing-code-wrong");
        }

        assertThat(guess("10.0.2.1")).isEqualTo("pairing-code-guessed");
        assertThat(check(codes.issue(TEN_MINUTES, 1).code().keys(), KEY, "10.0.2.1"))
                .isEqualTo("valid");
    }

    @Test
    void repeatedWrongCodeCountsAsOneGuess() throws Exception {
        PairingKeys wrong = PairingCode.random(random).keys();
        for (int attempt = 0; attempt < 5 * GuessLimiter.MAX_PER_ADDRESS; attempt++) {
            assertThat(check(wrong, KEY, "10.0.0.9")).isEqualTo("pairing-code-wrong");
        }
        Issued issued = codes.issue(TEN_MINUTES, 1);
        clock.advance(TEN_MINUTES);
        for (int attempt = 0; attempt < 5 * GuessLimiter.MAX_PER_ADDRESS; attempt++) {
            assertThat(check(issued, new byte[] {(byte) attempt})).isEqualTo("pairing-code-expired");
        }
    }

    @Test
    void numberOfKeptCodesIsLimited() throws Exception {
        Issued first = codes.issue(TEN_MINUTES, 1);
        for (int i = 0; i < 1000; i++) {
            codes.issue(TEN_MINUTES, 1);
        }

        assertThat(codes.list()).hasSize(1000);
        assertThat(check(first, KEY)).isEqualTo("pairing-code-wrong");
    }

    @Test
    void lifetimesAndNumbersOutOfRangeAreIllegalArguments() {
        assertThatThrownBy(() -> codes.issue(Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codes.issue(Duration.ofDays(8), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codes.issue(TEN_MINUTES, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void descriptionsAndFaultsDoNotContainTheCode() throws Exception {
        Issued issued = codes.issue(TEN_MINUTES, 1);

        assertThat(issued.toString()).doesNotContain(issued.code().reveal());
        assertThat(codes.verify(
                                "app",
                                InetAddress.getByName("10.0.0.9"),
                                KEY,
                                issued.code().keys().proof(KEY))
                        .toString())
                .contains("secret")
                .doesNotContain(issued.code().reveal());
    }

    private String guess(String from) throws Exception {
        return check(PairingCode.random(random).keys(), KEY, from);
    }

    private Duration delay(String from) throws Exception {
        PairingKeys keys = PairingCode.random(random).keys();
        return codes.verify("app", InetAddress.getByName(from), KEY, keys.proof(KEY))
                .map(valid -> Duration.ZERO, Verdict.Invalid::delay);
    }

    private String check(Issued issued, byte[] key) throws Exception {
        return check(issued.code().keys(), key, "10.0.0.9");
    }

    private String check(PairingKeys keys, byte[] key, String from) throws Exception {
        return code(codes.verify("app", InetAddress.getByName(from), key, keys.proof(key)));
    }

    private static String code(Verdict verdict) {
        return verdict.map(valid -> "valid", invalid -> invalid.fault().code());
    }
}
