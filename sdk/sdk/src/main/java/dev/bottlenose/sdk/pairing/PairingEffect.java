package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.pairing.PairingPerformer.Severity;
import dev.bottlenose.sdk.transport.LinkEnd;
import java.time.Duration;

/** One thing to do next, as {@link Pairing} decided: a call of one method of the performer. */
@FunctionalInterface
interface PairingEffect {
    void perform(PairingPerformer performer);

    static PairingEffect startTimer(Duration delay) {
        return performer -> performer.startTimer(delay);
    }

    /** Reports that something is wrong. */
    static PairingEffect warn(String text) {
        return performer -> performer.report(Severity.WARNING, text);
    }

    /** Reports why a link ended. */
    static PairingEffect report(LinkEnd end) {
        if (end.cause() == LinkEnd.Cause.LOCAL) {
            return performer -> performer.report(Severity.STATE, end.detail());
        }
        switch (end.stage()) {
            case CONNECTING:
                String text =
                        "cannot reach a desktop: " + end.detail() + ". try: start one; the app connects by itself";
                return performer -> performer.report(Severity.INFO, text);
            case OPEN:
                return performer -> performer.report(Severity.INFO, end.detail());
            default:
                return warn(end.detail());
        }
    }
}
