package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.PairingCodeDescription;
import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.pairing.PairingKeys;
import dev.bottlenose.wire.Fault;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * Issues pairing codes and verifies the proofs of apps that have one. Stores only keys derived from a code, never the
 * code. Keeps codes that are no longer valid for a while, to tell an app that uses one from an app that guesses. Safe
 * from any thread.
 */
public final class PairingCodes {
    public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(10);
    public static final Duration MAX_LIFETIME = Duration.ofDays(7);
    public static final int MAX_APPS = 1000;

    private static final int MAX_KEPT = 1000;

    /** How long a wrong code waits for its answer once too many have come. */
    static final Duration GUESS_DELAY = Duration.ofSeconds(5);

    private static final String ISSUE_ANOTHER = "run 'bottlenose pair' and give the new code to the app";

    /** A new code, for the person who asked for it, and its description. */
    public record Issued(PairingCode code, PairingCodeDescription description) {}

    /** The result of verifying a proof. */
    sealed interface Verdict {
        <R> R map(Function<Valid, R> valid, Function<Invalid, R> invalid);

        /** The app has a valid code; its certificates are sealed with these keys. */
        record Valid(PairingKeys keys, Instant expires) implements Verdict {
            @Override
            public <R> R map(Function<Valid, R> valid, Function<Invalid, R> invalid) {
                return valid.apply(this);
            }
        }

        /**
         * The app has no valid code.
         *
         * @param delay before the refusal is sent
         */
        record Invalid(Fault fault, Duration delay) implements Verdict {
            @Override
            public <R> R map(Function<Valid, R> valid, Function<Invalid, R> invalid) {
                return invalid.apply(this);
            }
        }
    }

    private final Clock clock;
    private final SecureRandom random;
    private final Deque<IssuedCode> codes = new ArrayDeque<>();
    private final GuessLimiter limiter = new GuessLimiter();
    private int lastId;

    public PairingCodes(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Issues a code.
     *
     * @param lifetime positive, at most {@link #MAX_LIFETIME}
     * @param apps how many apps may use it, from 1 to {@link #MAX_APPS}
     */
    public synchronized Issued issue(Duration lifetime, int apps) {
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("lifetime is out of range: " + lifetime);
        }
        if (apps < 1 || apps > MAX_APPS) {
            throw new IllegalArgumentException("number of apps is out of range: " + apps);
        }
        PairingCode code = PairingCode.random(random);
        IssuedCode issued =
                new IssuedCode(++lastId, code.keys(), clock.instant().plus(lifetime), apps);
        codes.addLast(issued);
        if (codes.size() > MAX_KEPT) {
            codes.removeFirst();
        }
        return new Issued(code, issued.describe());
    }

    /** The valid codes, oldest first. */
    public synchronized List<PairingCodeDescription> list() {
        Instant now = clock.instant();
        return codes.stream()
                .filter(code -> code.isValid(now))
                .map(IssuedCode::describe)
                .toList();
    }

    /** Revokes a code; returns whether it was valid. Apps that used it keep their certificates. */
    public synchronized boolean revoke(int id) {
        Instant now = clock.instant();
        List<IssuedCode> found = codes.stream()
                .filter(code -> code.id() == id && code.isValid(now))
                .toList();
        found.forEach(IssuedCode::revoke);
        return !found.isEmpty();
    }

    /**
     * Verifies that an app has a valid code. A code for one app belongs to the first key that proves it, so that an app whose
     * reply was lost can ask again. However many wrong codes come from its address, an app with a valid one is admitted.
     *
     * @param app its name, for the developer
     * @param publicKey its SubjectPublicKeyInfo in DER
     */
    synchronized Verdict verify(String app, InetAddress from, byte[] publicKey, byte[] proof) {
        Instant now = clock.instant();
        List<IssuedCode> proved = new ArrayList<>();
        // All codes are tried, so that the time taken does not reveal which one matched.
        for (IssuedCode code : codes) {
            if (code.keys().proves(publicKey, proof)) {
                proved.add(code);
            }
        }
        return proved.isEmpty() ? wrong(app, from, proof, now) : judge(app, proved.get(0), fingerprint(publicKey), now);
    }

    private Verdict wrong(String app, InetAddress from, byte[] proof, Instant now) {
        if (limiter.isExceeded(from, now)) {
            return new Verdict.Invalid(
                    new Fault(
                            "pairing-code-guessed",
                            "Too many wrong pairing codes were sent from " + from.getHostAddress()
                                    + ", or from all addresses; they are now answered slowly.",
                            "check who uses that address; an app with a valid code is not affected"),
                    GUESS_DELAY);
        }
        limiter.add(from, HexFormat.of().formatHex(proof), now);
        return invalid(
                "pairing-code-wrong",
                "App '" + app + "' has a pairing code that this server did not issue.",
                ISSUE_ANOTHER);
    }

    private static Verdict judge(String app, IssuedCode code, String key, Instant now) {
        if (code.isRevoked()) {
            return invalid(
                    "pairing-code-revoked", "App '" + app + "' has a pairing code that was revoked.", ISSUE_ANOTHER);
        } else if (!code.isValid(now)) {
            return invalid(
                    "pairing-code-expired",
                    "App '" + app + "' has a pairing code that expired on " + code.expires() + ".",
                    ISSUE_ANOTHER);
        } else if (!code.admit(key)) {
            return invalid(
                    "pairing-code-used",
                    "App '" + app
                            + "' has a pairing code that was used up by another app, or by an earlier start of this"
                            + " one.",
                    ISSUE_ANOTHER + "; with --apps, several apps can use it");
        }
        return new Verdict.Valid(code.keys(), code.expires());
    }

    private static Verdict invalid(String code, String sentence, String next) {
        return new Verdict.Invalid(new Fault(code, sentence, next), Duration.ZERO);
    }

    private static String fingerprint(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
