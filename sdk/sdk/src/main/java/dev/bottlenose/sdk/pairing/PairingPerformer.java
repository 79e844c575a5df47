package dev.bottlenose.sdk.pairing;

import java.time.Duration;

/** Does what {@link Pairing} decides. What comes of it is reported to {@link Pairing} as its next event. */
interface PairingPerformer {
    /** Connects to the insecure port; leads to {@link Pairing#opened} or {@link Pairing#ended}. */
    void connectForCertificate();

    /** Connects with these credentials; leads to {@link Pairing#opened} or {@link Pairing#ended}. */
    void connectForSession(StoredCredentials stored);

    /** Claims the app's directory; leads to {@link Pairing#claimed} or {@link Pairing#failed}. */
    void claimDirectory();

    /** Deletes the stored certificates and sends a new signing request. */
    void requestCertificate();

    /** Brings in the certificates that this reply announces; leads to {@link Pairing#finished}. */
    void finishExchange(String reply);

    /** Records that the exchange succeeded. */
    void confirmExchange();

    /** Hands the link to the session. */
    void openSession();

    /** The session keeps what the desktop has not confirmed for the next link. */
    void suspendSession();

    /** The app no longer wants a desktop. */
    void closeSession();

    /** Closes the link; leads to {@link Pairing#ended}. */
    void closeLink();

    /** Starts the only timer, which leads to {@link Pairing#timerFired}. One that runs already is replaced. */
    void startTimer(Duration delay);

    void cancelTimer();

    /** Reports how an attempt ended. */
    void report(Severity severity, String text);

    /** Who should read a report. */
    enum Severity {
        /** Only readers of the client's state: it ended on purpose. */
        STATE,
        /** There is no connection, but nothing is wrong. */
        INFO,
        /** Something is wrong. */
        WARNING
    }
}
