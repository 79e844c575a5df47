package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.state.FlipperState;
import dev.bottlenose.sdk.state.FlipperStep;
import dev.bottlenose.sdk.state.Journal;
import java.util.ArrayList;
import java.util.List;

/** Tells how pairing goes: the state by the steps that Flipper's users know, the journal in sentences, none of them twice. */
final class PairingProgress {
    private final FlipperState state;
    private final Journal journal;
    private final List<FlipperStep> current = new ArrayList<>();
    private String lastWord = "";

    PairingProgress(FlipperState state, Journal journal) {
        this.state = state;
        this.journal = journal;
    }

    void dialling(boolean forCertificate) {
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

    /** The desktop agreed; the certificates are still to be brought. */
    void bringing(String step) {
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
        lastWord = "";
        journal.info("connected to the desktop at " + desktop);
    }

    void lost() {
        state.done("Trigger onDisconnected callbacks");
    }

    /** It was given up on purpose. */
    void ended(String reason) {
        current.forEach(step -> step.fail(reason));
        current.clear();
    }

    /** There is no connection, but nothing is wrong. */
    void remark(String text) {
        ended(text);
        if (isNew(text)) {
            journal.info(text);
        }
    }

    /** Something is wrong. */
    void trouble(String text) {
        ended(text);
        if (isNew(text)) {
            journal.warn(text);
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
        boolean different = !text.equals(lastWord);
        lastWord = text;
        return different;
    }
}
