package dev.bottlenose.sdk.pairing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records the effects that were decided. */
final class RecordingPerformer implements PairingPerformer {
    private List<String> effects = new ArrayList<>();
    private Duration timer = Duration.ZERO;

    /** The effects since the last time, in their order. */
    List<String> effects() {
        List<String> done = effects;
        effects = new ArrayList<>();
        return done;
    }

    /** The delay of the timer started last. */
    Duration timer() {
        return timer;
    }

    @Override
    public void connectForCertificate() {
        effects.add("connect for certificate");
    }

    @Override
    public void connectForSession(StoredCredentials stored) {
        effects.add("connect for session with " + stored.fingerprint());
    }

    @Override
    public void claimDirectory() {
        effects.add("claim directory");
    }

    @Override
    public void requestCertificate() {
        effects.add("request certificate");
    }

    @Override
    public void finishExchange(String reply) {
        effects.add("finish exchange with " + reply);
    }

    @Override
    public void confirmExchange() {
        effects.add("confirm exchange");
    }

    @Override
    public void openSession() {
        effects.add("open session");
    }

    @Override
    public void suspendSession() {
        effects.add("suspend session");
    }

    @Override
    public void closeSession() {
        effects.add("close session");
    }

    @Override
    public void closeLink() {
        effects.add("close link");
    }

    @Override
    public void startTimer(Duration delay) {
        timer = delay;
        effects.add("start timer");
    }

    @Override
    public void cancelTimer() {
        effects.add("cancel timer");
    }

    @Override
    public void report(Severity severity, String text) {
        effects.add(severity + ": " + text);
    }
}
