package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.transport.LinkEnd;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Decides how an app connects to a desktop: events in, effects out, without sockets, files, threads or a clock. For one thread
 * at a time.
 *
 * <p>There is one link at a time. An event that means nothing in the current phase has no effect.
 */
final class Pairing {
    /** A desktop may have to ask a phone, or a person; and so may a provider of certificates. */
    static final Duration REPLY_TIMEOUT = Duration.ofSeconds(60);

    private final boolean exchanges;
    private final Backoff backoff;
    private final CertificateFailures failures = new CertificateFailures();
    private Phase phase = new Stopped();

    /** @param exchanges false for a desktop that requires no certificates, such as one behind the browser port */
    Pairing(boolean exchanges, Backoff backoff) {
        this.exchanges = exchanges;
        this.backoff = backoff;
    }

    List<PairingEffect> start() {
        return phase.start();
    }

    List<PairingEffect> stop() {
        return phase.stop();
    }

    /** @param stored what is in the app's directory now */
    List<PairingEffect> timerFired(StoredCredentials stored) {
        return phase.timerFired(stored);
    }

    List<PairingEffect> opened() {
        return phase.opened();
    }

    /** @param stored what is in the app's directory now: another process of the app may have been quicker */
    List<PairingEffect> claimed(StoredCredentials stored) {
        return phase.claimed(stored);
    }

    /** A message came on a link that is for certificates. */
    List<PairingEffect> replied(String reply) {
        return phase.replied(reply);
    }

    /** @param fault what is wrong with the certificates; empty if they are in place */
    List<PairingEffect> finished(String fault) {
        return phase.finished(fault);
    }

    /** An effect could not be performed, for this reason. */
    List<PairingEffect> failed(String reason) {
        return phase.failed(reason);
    }

    /** @param shownCertificate whether the desktop had presented its certificate on this link */
    List<PairingEffect> ended(LinkEnd end, boolean shownCertificate) {
        return phase.ended(end, shownCertificate);
    }

    /** An internal error, which has been reported, interrupted an effect. */
    List<PairingEffect> interrupted() {
        return phase.interrupted();
    }

    private List<PairingEffect> enter(Phase next, PairingEffect... effects) {
        phase = next;
        return Arrays.asList(effects);
    }

    /** A phase, which overrides the events that it reacts to. */
    private abstract static class Phase {
        List<PairingEffect> start() {
            return Collections.emptyList();
        }

        abstract List<PairingEffect> stop();

        List<PairingEffect> timerFired(StoredCredentials stored) {
            return Collections.emptyList();
        }

        List<PairingEffect> opened() {
            return Collections.emptyList();
        }

        List<PairingEffect> claimed(StoredCredentials stored) {
            return Collections.emptyList();
        }

        List<PairingEffect> replied(String reply) {
            return Collections.emptyList();
        }

        List<PairingEffect> finished(String fault) {
            return Collections.emptyList();
        }

        List<PairingEffect> failed(String reason) {
            return Collections.emptyList();
        }

        List<PairingEffect> ended(LinkEnd end, boolean shownCertificate) {
            return Collections.emptyList();
        }

        List<PairingEffect> interrupted() {
            return Collections.emptyList();
        }
    }

    private final class Stopped extends Phase {
        @Override
        List<PairingEffect> start() {
            return enter(new Waiting(), PairingEffect.startTimer(Duration.ZERO));
        }

        @Override
        List<PairingEffect> stop() {
            return Collections.emptyList();
        }
    }

    /** No link; the timer begins the next attempt. */
    private final class Waiting extends Phase {
        @Override
        List<PairingEffect> stop() {
            backoff.reset();
            return enter(new Stopped(), PairingPerformer::cancelTimer, PairingPerformer::closeSession);
        }

        @Override
        List<PairingEffect> timerFired(StoredCredentials stored) {
            return exchanges && failures.requireExchange(stored)
                    ? enter(new ConnectingForCertificate(), PairingPerformer::connectForCertificate)
                    : enter(new ConnectingForSession(), performer -> performer.connectForSession(stored));
        }

        @Override
        List<PairingEffect> interrupted() {
            return enter(this, PairingEffect.startTimer(backoff.next()));
        }
    }

    /** There is a link, or an attempt at one. */
    private abstract class Linked extends Phase {
        @Override
        final List<PairingEffect> stop() {
            backoff.reset();
            return enter(
                    new Leaving(),
                    PairingPerformer::closeLink,
                    PairingPerformer::cancelTimer,
                    PairingPerformer::closeSession);
        }

        @Override
        final List<PairingEffect> failed(String reason) {
            return enter(this, PairingEffect.warn(reason), PairingPerformer::closeLink);
        }

        @Override
        List<PairingEffect> ended(LinkEnd end, boolean shownCertificate) {
            return enter(new Waiting(), PairingEffect.report(end), PairingEffect.startTimer(backoff.next()));
        }

        @Override
        final List<PairingEffect> interrupted() {
            return enter(this, PairingPerformer::closeLink);
        }
    }

    private final class ConnectingForCertificate extends Linked {
        @Override
        List<PairingEffect> opened() {
            return enter(this, PairingPerformer::claimDirectory);
        }

        @Override
        List<PairingEffect> claimed(StoredCredentials stored) {
            if (!failures.requireExchange(stored)) {
                backoff.exchanged();
                return enter(this, PairingPerformer::closeLink);
            }
            failures.reset();
            return enter(
                    new AwaitingReply(), PairingEffect.startTimer(REPLY_TIMEOUT), PairingPerformer::requestCertificate);
        }
    }

    private final class AwaitingReply extends Linked {
        @Override
        List<PairingEffect> timerFired(StoredCredentials stored) {
            return failed("the desktop does not answer the certificate request");
        }

        @Override
        List<PairingEffect> replied(String reply) {
            return enter(
                    new FinishingExchange(),
                    PairingEffect.startTimer(REPLY_TIMEOUT),
                    performer -> performer.finishExchange(reply));
        }
    }

    private final class FinishingExchange extends Linked {
        @Override
        List<PairingEffect> timerFired(StoredCredentials stored) {
            return failed("the certificates do not arrive");
        }

        @Override
        List<PairingEffect> finished(String fault) {
            if (!fault.isEmpty()) {
                return failed(fault);
            }
            backoff.exchanged();
            return enter(this, PairingPerformer::confirmExchange, PairingPerformer::closeLink);
        }
    }

    private final class ConnectingForSession extends Linked {
        @Override
        List<PairingEffect> opened() {
            failures.reset();
            return enter(new InSession(), PairingPerformer::openSession);
        }

        @Override
        List<PairingEffect> ended(LinkEnd end, boolean shownCertificate) {
            failures.linkFailed(end, shownCertificate);
            return super.ended(end, shownCertificate);
        }
    }

    private final class InSession extends Linked {
        @Override
        List<PairingEffect> ended(LinkEnd end, boolean shownCertificate) {
            backoff.sessionEnded(end);
            return enter(
                    new Waiting(),
                    PairingPerformer::suspendSession,
                    PairingEffect.report(end),
                    PairingEffect.startTimer(backoff.next()));
        }
    }

    /** Stopped, but the link has not ended yet: a desktop would take the old link's end for the next one's. */
    private final class Leaving extends Phase {
        private boolean restarts;

        @Override
        List<PairingEffect> start() {
            restarts = true;
            return Collections.emptyList();
        }

        @Override
        List<PairingEffect> stop() {
            restarts = false;
            return Collections.emptyList();
        }

        @Override
        List<PairingEffect> opened() {
            return enter(this, PairingPerformer::closeLink);
        }

        @Override
        List<PairingEffect> ended(LinkEnd end, boolean shownCertificate) {
            phase = new Stopped();
            return restarts ? phase.start() : Collections.emptyList();
        }
    }
}
