package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.pairing.PairingPerformer.Severity;
import dev.bottlenose.sdk.state.FlipperState;
import dev.bottlenose.sdk.state.FlipperStep;
import dev.bottlenose.sdk.state.Journal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports how pairing goes: to the state by the steps that Flipper's users know, to the journal in sentences, none
 * twice in a row.
 */
final class PairingProgress {
    private final FlipperState state;
    private final Journal journal;
    private final List<FlipperStep> current = new ArrayList<>();
    private String lastReport = "";

    PairingProgress(FlipperState state, Journal journal) {
        this.state = state;
        this.journal = journal;
    }

    void connecting(boolean forCertificate) {
        FlipperStep check = state.start("Check required certificates are present");
        if (forCertificate) {
            check.fail("a certificate exchange is needed");
            begin("Establish certificate exchange connection");
            begin("Attempt to connect for certificate exchange");
        } else {
            check.complete();
            begin("Establish main connection");
            state.done("Load Device Id");
            begin("Attempt to connect with existing client certificate");
        }
    }

    void requested() {
        succeeded();
        state.done("Reset connection store state");
        state.done("Generate CSR");
        begin("Getting cert from desktop");
    }

    /** The desktop agreed; this step brings the certificates in. Empty for none. */
    void finishing(String step) {
        if (!step.isEmpty()) {
            succeeded();
            begin(step);
        }
    }

    void exchanged() {
        succeeded();
    }

    void connected(Object desktop) {
        succeeded();
        lastReport = "";
        journal.info("connected to the desktop at " + desktop);
    }

    void disconnected() {
        state.done("Trigger onDisconnected callbacks");
    }

    /** The current steps failed, for this reason. */
    void ended(String reason) {
        current.forEach(step -> step.fail(reason));
        current.clear();
    }

    void report(Severity severity, String text) {
        ended(text);
        if (severity != Severity.STATE && isNew(text)) {
            if (severity == Severity.INFO) {
                journal.info(text);
            } else {
                journal.warn(text);
            }
        }
    }

    private void begin(String name) {
        current.add(state.start(name));
    }

    private void succeeded() {
        current.forEach(FlipperStep::complete);
        current.clear();
    }

    private boolean isNew(String text) {
        boolean different = !text.equals(lastReport);
        lastReport = text;
        return different;
    }
}
