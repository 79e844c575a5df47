package dev.bottlenose.transport;

import dev.bottlenose.transport.ConnectionFailure.Kind;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.stream.Stream;

/** Infers from the TLS library's error text which side caused a failed handshake. */
final class TlsFailures {
    private TlsFailures() {}

    static Kind kindOf(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return Kind.CLIENT_CERTIFICATE_REFUSED;
            }
        }
        if (message.contains("Empty client certificate chain")
                || message.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE")) {
            return Kind.CLIENT_CERTIFICATE_MISSING;
        }
        if (failure instanceof ClosedChannelException || isAlert(message, "certificate", "unknown_ca")) {
            return Kind.SERVER_CERTIFICATE_REFUSED;
        }
        return Kind.NO_TLS;
    }

    /** The names of alerts are those of RFC 8446, section 6; the JDK writes them in small letters, BoringSSL in capitals. */
    private static boolean isAlert(String message, String... names) {
        String words = message.toLowerCase(Locale.ROOT);
        return (words.contains("received fatal alert") || words.contains("_alert_"))
                && Stream.of(names).anyMatch(words::contains);
    }
}
