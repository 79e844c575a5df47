package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.state.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One exchange over an insecure link: request, reply, acknowledgement. Holds the directory until it is closed. */
final class CertificateExchange implements Closeable {
    private final CredentialFiles files;
    private final Journal journal;
    private final Clock clock;
    private @Nullable Closeable claim;

    CertificateExchange(CredentialFiles files, Journal journal, Clock clock) {
        this.files = files;
        this.journal = journal;
        this.clock = clock;
    }

    /** Claims the directory; false while another process of the app is at it. */
    boolean claim() throws IOException {
        claim = files.claim().orElse(null);
        return claim != null;
    }

    /** Forgets the old certificates; returns the message that asks for new ones. */
    String request() throws IOException, GeneralSecurityException {
        String csr = files.renew();
        return ExchangeMessages.signCertificate(csr, files.destination(), journal.drain(), clock.instant());
    }

    /** Takes the desktop's reply in. */
    Outcome finish(String reply) throws IOException {
        Optional<String> deviceId = ExchangeMessages.deviceId(reply);
        if (!deviceId.isPresent()) {
            return outcome(deviceId, false, "the desktop refused to certify this app; it shows the reason");
        }
        files.configure(deviceId.get());
        if (!files.look().isComplete()) {
            return outcome(
                    deviceId,
                    false,
                    "the desktop certified this app, but no usable certificates are in " + files.destination()
                            + ". try: run the desktop on this machine and as this user");
        }
        return outcome(deviceId, true, "");
    }

    @Override
    public void close() {
        try {
            if (claim != null) {
                claim.close();
            }
        } catch (IOException e) {
            journal.warn("cannot give up " + files.destination() + ": " + e);
        }
    }

    private Outcome outcome(Optional<String> deviceId, boolean complete, String trouble) {
        return new Outcome(ExchangeMessages.acknowledgement(deviceId, complete, journal.drain()), trouble);
    }

    /** How it went. */
    static final class Outcome {
        private final String acknowledgement;
        private final String trouble;

        Outcome(String acknowledgement, String trouble) {
            this.acknowledgement = acknowledgement;
            this.trouble = trouble;
        }

        /** What to tell the desktop. */
        String acknowledgement() {
            return acknowledgement;
        }

        /** What to tell people; empty when all is well. */
        String trouble() {
            return trouble;
        }
    }
}
