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

/**
 * Gives out pairing codes and checks the proofs of apps that have one. Keeps what was derived from a code, never the code; a
 * code that is no longer valid is remembered for a while, so that an app that still has it is told apart from a guess.
 * Safe from any thread.
 */
public final class PairingCodes {
    /** Unless somebody says otherwise. */
    public static final Duration USUAL_LIFETIME = Duration.ofMinutes(10);

    public static final Duration LONGEST_LIFETIME = Duration.ofDays(7);
    public static final int MOST_APPS = 1000;

    private static final int MOST_REMEMBERED = 1000;
    private static final String TRY_ANOTHER = "bottlenose pair, which makes a new code, and give that to the app";

    /** A new code, for the person who wanted it, and what the server keeps of it. */
    public record Issued(PairingCode code, PairingCodeDescription description) {}

    /** What became of a proof. */
    sealed interface Verdict {
        /** The app has a valid code; this is sealed with its keys. */
        record Valid(PairingKeys keys, Instant expires) implements Verdict {}

        /** It has not. */
        record Invalid(Fault fault) implements Verdict {}
    }

    private final Clock clock;
    private final SecureRandom random;
    private final Deque<IssuedCode> codes = new ArrayDeque<>();
    private final GuessLimiter guesses = new GuessLimiter();
    private int lastId;

    public PairingCodes(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes a code.
     *
     * @param lifetime more than nothing, at most {@link #LONGEST_LIFETIME}
     * @param apps how many apps may use it, from 1 to {@link #MOST_APPS}
     */
    public synchronized Issued issue(Duration lifetime, int apps) {
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException("lifetime is out of range: " + lifetime);
        }
        if (apps < 1 || apps > MOST_APPS) {
            throw new IllegalArgumentException("number of apps is out of range: " + apps);
        }
        PairingCode code = PairingCode.random(random);
        IssuedCode given = new IssuedCode(++lastId, code.keys(), clock.instant().plus(lifetime), apps);
        codes.addLast(given);
        if (codes.size() > MOST_REMEMBERED) {
            codes.removeFirst();
        }
        return new Issued(code, given.describe());
    }

    /** The valid ones, oldest first. */
    public synchronized List<PairingCodeDescription> list() {
        Instant now = clock.instant();
        return codes.stream()
                .filter(code -> code.isLive(now))
                .map(IssuedCode::describe)
                .toList();
    }

    /** Makes a code invalid; returns whether it was valid. Apps that used it keep their certificates. */
    public synchronized boolean revoke(int id) {
        Instant now = clock.instant();
        List<IssuedCode> found = codes.stream()
                .filter(code -> code.id() == id && code.isLive(now))
                .toList();
        found.forEach(IssuedCode::revoke);
        return !found.isEmpty();
    }

    /**
     * Checks whether an app has a valid code. A one-time code belongs to the first key that proves it, so that an app whose
     * reply was lost may ask again.
     *
     * @param app its name, for the developer
     * @param publicKey its SubjectPublicKeyInfo in DER
     */
    synchronized Verdict check(String app, InetAddress from, byte[] publicKey, byte[] proof) {
        Instant now = clock.instant();
        if (guesses.areTooMany(from, now)) {
            return invalid(
                    "pairing-code-guessed",
                    "Too many wrong pairing codes came from " + from.getHostAddress() + " or from everywhere.",
                    "see who is at that address; after " + GuessLimiter.WINDOW.toMinutes()
                            + " minutes it may try again");
        }
        List<IssuedCode> proved = new ArrayList<>();
        // All of them, so that the time taken does not tell which.
        for (IssuedCode code : codes) {
            if (code.keys().proves(publicKey, proof)) {
                proved.add(code);
            }
        }
        if (proved.isEmpty()) {
            guesses.add(from, HexFormat.of().formatHex(proof), now);
            return invalid(
                    "pairing-code-wrong",
                    "App '" + app + "' has a pairing code that this server did not give out.",
                    TRY_ANOTHER);
        }
        return judge(app, proved.get(0), fingerprint(publicKey), now);
    }

    private static Verdict judge(String app, IssuedCode code, String key, Instant now) {
        if (code.isRevoked()) {
            return invalid(
                    "pairing-code-revoked", "App '" + app + "' has a pairing code that was revoked.", TRY_ANOTHER);
        } else if (!code.isLive(now)) {
            return invalid(
                    "pairing-code-expired",
                    "App '" + app + "' has a pairing code that expired on " + code.expires() + ".",
                    TRY_ANOTHER);
        } else if (!code.admit(key)) {
            return invalid(
                    "pairing-code-used",
                    "App '" + app + "' has a pairing code that another app, or another start of this one, has used up.",
                    TRY_ANOTHER + "; --apps makes one for several");
        }
        return new Verdict.Valid(code.keys(), code.expires());
    }

    private static Verdict invalid(String code, String sentence, String next) {
        return new Verdict.Invalid(new Fault(code, sentence, next));
    }

    private static String fingerprint(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
