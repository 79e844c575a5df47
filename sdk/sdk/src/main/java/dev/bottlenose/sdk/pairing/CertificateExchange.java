package dev.bottlenose.sdk.pairing;

import dev.bottlenose.pairing.PairingKeys;
import dev.bottlenose.sdk.certificates.MissingCertificatesException;
import dev.bottlenose.sdk.state.Journal;
import dev.bottlenose.wire.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One exchange over an insecure link: request, reply, acknowledgement. Holds the directory until it is closed. */
final class CertificateExchange implements Closeable {
    private final CredentialFiles files;
    private final CertificateSources sources;
    private final Journal journal;
    private final Clock clock;
    private @Nullable Closeable claim;
    private Optional<PairingKeys> keys = Optional.empty();

    CertificateExchange(CredentialFiles files, CertificateSources sources, Journal journal, Clock clock) {
        this.files = files;
        this.sources = sources;
        this.journal = journal;
        this.clock = clock;
    }

    /** Claims the directory; false while another process of the app holds it. */
    boolean claim() throws IOException {
        claim = files.claim().orElse(null);
        return claim != null;
    }

    /** Deletes the old certificates; returns the message that requests new ones. */
    String request() throws IOException, GeneralSecurityException {
        keys = sources.keys();
        String csr = files.renew(keys);
        return ExchangeMessages.signCertificate(csr, files, journal.drain(), clock.instant());
    }

    /** The message that tells the desktop why this app cannot request certificates. */
    String inability(Fault fault) {
        return ExchangeMessages.acknowledgement(Optional.empty(), Optional.of(fault), journal.drain());
    }

    /** The step of the state that finishing will be; empty if it is none. */
    String stepFor(String reply) {
        return ExchangeMessages.deviceId(reply).isPresent()
                ? sources.stepFor(ExchangeMessages.certificates(reply))
                : "";
    }

    /** Takes the desktop's reply in. May take long where certificates are fetched. */
    Outcome finish(String reply) throws IOException {
        Optional<String> deviceId = ExchangeMessages.deviceId(reply);
        if (!deviceId.isPresent()) {
            return new Outcome(
                    ExchangeMessages.acknowledgement(Optional.empty(), Optional.empty(), journal.drain()),
                    "the desktop refused to certify this app; it shows the reason");
        }
        files.configure(deviceId.get());
        Optional<Fault> fault = bring(deviceId.get(), ExchangeMessages.certificates(reply));
        return new Outcome(
                ExchangeMessages.acknowledgement(Optional.of(files.config(deviceId.get())), fault, journal.drain()),
                fault.map(Fault::toString).orElse(""));
    }

    private Optional<Fault> bring(String deviceId, Optional<String> enclosed) throws IOException {
        try {
            sources.bring(files, deviceId, keys, enclosed);
        } catch (MissingCertificatesException e) {
            return Optional.of(e.fault());
        }
        return files.stored().isComplete()
                ? Optional.empty()
                : Optional.of(new Fault(
                        "files-missing",
                        "the desktop certified this app, but no usable certificates are in " + files.destination(),
                        "run the desktop on this machine and as this user, or give the app a pairing code"));
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

    /** How it went. */
    static final class Outcome {
        private final String acknowledgement;
        private final String fault;

        Outcome(String acknowledgement, String fault) {
            this.acknowledgement = acknowledgement;
            this.fault = fault;
        }

        /** The message to the desktop. */
        String acknowledgement() {
            return acknowledgement;
        }

        /** What is wrong with the certificates, for people; empty if nothing is. */
        String fault() {
            return fault;
        }
    }
}
