package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.state.Journal;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;

/** Makes the attempts to connect to one desktop, from what the app's directory holds at that moment. */
public final class ConnectionAttempts {
    private final DesktopAddress address;
    private final CertificateSources sources;
    private final Journal journal;
    private final Clock clock;

    public ConnectionAttempts(DesktopAddress address, CertificateSources sources, Journal journal, Clock clock) {
        this.address = address;
        this.sources = sources;
        this.journal = journal;
        this.clock = clock;
    }

    boolean exchangesCertificates() {
        return address.exchangesCertificates();
    }

    StoredCredentials stored() {
        return address.stored();
    }

    /** The key pair that the exchange will need is made meanwhile. */
    ConnectionAttempt forCertificate() {
        address.files().prepare();
        return address.toCertificate(new CertificateExchange(address.files(), sources, journal, clock));
    }

    ConnectionAttempt forSession(StoredCredentials stored) throws GeneralSecurityException {
        return address.toSession(stored, clock);
    }

    /** How far the peer's clock is from this one, to be appended to what went wrong; empty if they agree. */
    String clockOffset(Instant peerTime) {
        return ClockOffset.describe(clock.instant(), peerTime);
    }

    /** Deletes the certificates of an app that was stopped, if its provider wants that. */
    void forgetCertificates() {
        try {
            sources.forgetIfWanted(address.files());
        } catch (IOException e) {
            journal.warn("cannot delete the certificates: " + e);
        }
    }
}
