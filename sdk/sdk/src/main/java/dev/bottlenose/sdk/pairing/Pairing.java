package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.transport.LinkEnd;
import java.time.Duration;
import java.util.Random;

/**
 * Decides how an app gets to a desktop. Told what happened, it says what to do next; it is told of nothing while a
 * {@link Move} is being made. For one thread at a time.
 *
 * <p>Two attempts that fail for the certificates' sake lead to an exchange; a desktop that is merely away never does.
 */
final class Pairing {
    static final Duration REST_AFTER_EXCHANGE = Duration.ofMillis(250);
    static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private static final int NORMAL_CLOSURE = 1000;
    private static final int FAILURES_UNTIL_EXCHANGE = 2;

    private final boolean exchanges;
    private final Duration usualRest;
    private final Random jitter;

    private Phase phase = Phase.STOPPED;
    private int failedAttempts;
    private String tried = "";
    private int turnedAway;
    private Duration rest;

    /** @param exchanges false for a desktop that takes anyone, such as one behind the browser port */
    Pairing(boolean exchanges, Duration usualRest, Random jitter) {
        this.exchanges = exchanges;
        this.usualRest = usualRest;
        this.rest = usualRest;
        this.jitter = jitter;
    }

    /** What to do next. */
    enum Move {
        NOTHING,
        DIAL_FOR_CERTIFICATE,
        DIAL_FOR_SESSION,
        /** Wipe the store, make a signing request and send it. */
        REQUEST_CERTIFICATE,
        /** Keep what the reply says, acknowledge it, close the link. */
        FINISH_EXCHANGE,
        OPEN_SESSION,
        /** Close the session, then {@link #REST}. */
        CLOSE_SESSION,
        /** Wake this up after {@link Pairing#rest}. */
        REST,
        CLOSE_LINK
    }

    private enum Phase {
        STOPPED,
        RESTING,
        DIALLING_FOR_CERTIFICATE,
        AWAITING_REPLY,
        LEAVING,
        DIALLING_FOR_SESSION,
        IN_SESSION
    }

    /** Starts, or the rest is over. */
    Move choose(StoredCredentials stored) {
        if (phase != Phase.STOPPED && phase != Phase.RESTING) {
            return Move.NOTHING;
        }
        if (exchanges && needsExchange(stored)) {
            phase = Phase.DIALLING_FOR_CERTIFICATE;
            return Move.DIAL_FOR_CERTIFICATE;
        }
        phase = Phase.DIALLING_FOR_SESSION;
        return Move.DIAL_FOR_SESSION;
    }

    /** The link is open. {@code stored} is what is there now: another process of the app may have been quicker. */
    Move opened(StoredCredentials stored) {
        switch (phase) {
            case DIALLING_FOR_CERTIFICATE:
                if (!needsExchange(stored)) {
                    rest = REST_AFTER_EXCHANGE;
                    phase = Phase.LEAVING;
                    return Move.CLOSE_LINK;
                }
                failedAttempts = 0;
                phase = Phase.AWAITING_REPLY;
                return Move.REQUEST_CERTIFICATE;
            case DIALLING_FOR_SESSION:
                failedAttempts = 0;
                phase = Phase.IN_SESSION;
                return Move.OPEN_SESSION;
            default:
                return Move.CLOSE_LINK;
        }
    }

    /** A message came before there was a session. */
    Move replied() {
        if (phase != Phase.AWAITING_REPLY) {
            return Move.NOTHING;
        }
        phase = Phase.LEAVING;
        return Move.FINISH_EXCHANGE;
    }

    /** The certificates are there: no need to rest as if something had failed. */
    void exchanged() {
        rest = REST_AFTER_EXCHANGE;
    }

    /**
     * The link is gone.
     *
     * @param shownCertificate whether the desktop had shown its certificate on this link, so that what failed after that may
     *     be a matter of certificates
     */
    Move ended(LinkEnd ending, boolean shownCertificate) {
        Phase before = phase;
        if (before == Phase.STOPPED || before == Phase.RESTING) {
            return Move.NOTHING;
        }
        phase = Phase.RESTING;
        if (before == Phase.DIALLING_FOR_SESSION && shownCertificate && isAboutCertificates(ending)) {
            failedAttempts++;
        }
        if (before == Phase.IN_SESSION) {
            // A desktop closes normally when the same app connects again: two of them would take turns for ever.
            turnedAway = ending.code() == NORMAL_CLOSURE ? turnedAway + 1 : 0;
            return Move.CLOSE_SESSION;
        }
        return Move.REST;
    }

    Move stop() {
        boolean hasLink = phase != Phase.STOPPED && phase != Phase.RESTING;
        phase = Phase.STOPPED;
        rest = usualRest;
        turnedAway = 0;
        return hasLink ? Move.CLOSE_LINK : Move.NOTHING;
    }

    /** How long to rest; up to a fifth longer than needed, so that many apps do not come back all at once. */
    Duration rest() {
        Duration base = rest;
        rest = usualRest;
        for (int i = 1; i < turnedAway && base.compareTo(LONGEST_REST) < 0; i++) {
            base = base.multipliedBy(2);
        }
        return base.plusMillis((long) (jitter.nextDouble() * base.toMillis() / 5));
    }

    private boolean needsExchange(StoredCredentials stored) {
        if (!tried.equals(stored.fingerprint())) {
            tried = stored.fingerprint();
            failedAttempts = 0;
        }
        return failedAttempts >= FAILURES_UNTIL_EXCHANGE || !stored.isComplete();
    }

    /** TLS 1.3 lets a client believe in success until it reads, so the time up to the first answer counts too. */
    private static boolean isAboutCertificates(LinkEnd ending) {
        return ending.cause() == LinkEnd.Cause.PEER
                && (ending.stage() == LinkEnd.Stage.SECURING || ending.stage() == LinkEnd.Stage.UPGRADING);
    }
}
