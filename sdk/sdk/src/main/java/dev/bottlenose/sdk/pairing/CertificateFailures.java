package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkEnd.Cause;
import dev.bottlenose.sdk.transport.LinkEnd.Stage;

/**
 * Counts the attempts that failed because of the certificates, to decide when new ones are needed: after two. A desktop that
 * is merely unreachable never leads to an exchange. For one thread at a time.
 */
final class CertificateFailures {
    private static final int LIMIT = 2;

    private String fingerprint = "";
    private int count;

    /** Whether these certificates are missing, or have failed too often; others than before start with a clean record. */
    boolean requireExchange(StoredCredentials stored) {
        if (!fingerprint.equals(stored.fingerprint())) {
            fingerprint = stored.fingerprint();
            count = 0;
        }
        return count >= LIMIT || !stored.isComplete();
    }

    /**
     * A link ended before it was open.
     *
     * @param shownCertificate whether the desktop had presented its certificate on this link
     */
    void linkFailed(LinkEnd end, boolean shownCertificate) {
        if (shownCertificate && isAboutCertificates(end)) {
            count++;
        }
    }

    /** A link was opened. */
    void reset() {
        count = 0;
    }

    /** In TLS 1.3 a client learns only by reading that its certificate was rejected, so the handshake above TLS counts too. */
    private static boolean isAboutCertificates(LinkEnd end) {
        return end.cause() == Cause.PEER && (end.stage() == Stage.SECURING || end.stage() == Stage.UPGRADING);
    }
}
