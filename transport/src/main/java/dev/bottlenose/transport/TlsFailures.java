package dev.bottlenose.transport;

import dev.bottlenose.transport.ConnectionFailure.Kind;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;

/** Reads from a failed TLS handshake whose fault it was. */
final class TlsFailures {
    private TlsFailures() {}

    static Kind kindOf(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return Kind.CLIENT_CERTIFICATE_REFUSED;
            }
        }
        if (message.contains("Empty client certificate chain")) {
            return Kind.CLIENT_CERTIFICATE_MISSING;
        }
        boolean peerObjects = failure instanceof SSLHandshakeException && message.contains("Received fatal alert");
        boolean certificateWords =
                message.contains("certificate") || message.contains("unknown_ca") || message.contains("bad_cert");
        if ((peerObjects && certificateWords) || failure instanceof ClosedChannelException) {
            return Kind.SERVER_CERTIFICATE_REFUSED;
        }
        return Kind.NO_TLS;
    }
}
