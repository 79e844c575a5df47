package dev.bottlenose.server.api;

import dev.bottlenose.frontends.access.AccessProof;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Challenges of this process, each valid for half a minute. None is kept, so asking for many takes nothing from others. Safe
 * from any thread.
 */
final class Challenges {
    /** From the challenge to the connection that answers it. */
    static final Duration LIFETIME = Duration.ofSeconds(30);

    private static final Pattern FORM = Pattern.compile("(\\d{1,16})\\.[\\w-]{43}");

    private final Clock clock;
    private final String key;

    Challenges(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.key = AuthToken.randomText(random);
    }

    String issue() {
        return at(clock.millis());
    }

    /** Whether this process made the challenge less than {@link #LIFETIME} ago. */
    boolean isFresh(String challenge) {
        Matcher form = FORM.matcher(challenge);
        if (!form.matches()) {
            return false;
        }
        long made = Long.parseLong(form.group(1));
        Duration age = Duration.between(Instant.ofEpochMilli(made), clock.instant());
        return AccessProof.matches(challenge, at(made)) && !age.isNegative() && age.compareTo(LIFETIME) < 0;
    }

    private String at(long millis) {
        return millis + "." + AccessProof.mac(key, "challenge", Long.toString(millis));
    }
}
