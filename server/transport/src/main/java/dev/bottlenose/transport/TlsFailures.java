package dev.bottlenose.transport;

import dev.bottlenose.transport.ConnectionFailure.Kind;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Infers from the TLS library's error text, and from what was observed, which side caused a failed handshake. */
final class TlsFailures {
    /** bad_certificate to certificate_unknown, and unknown_ca. Source: RFC 8446, section 6. */
    private static final Set<Integer> DISTRUST = Set.of(42, 43, 44, 45, 46, 48);

    /** close_notify and user_canceled: the client leaves without a reason. */
    private static final Set<Integer> LEAVING = Set.of(0, 90);

    private TlsFailures() {}

    /** Empty if nothing went wrong: a peer that leaves before it was answered only looked whether there is a server. */
    static Optional<Kind> kindOf(Throwable failure, HandshakeObserver observer) {
        boolean left = failure instanceof ClosedChannelException
                || observer.alert().stream().anyMatch(LEAVING::contains);
        if (left) {
            return observer.answered() ? Optional.of(Kind.SERVER_CERTIFICATE_REFUSED) : Optional.empty();
        }
        return Optional.of(
                observer.alert().stream().anyMatch(DISTRUST::contains)
                        ? Kind.SERVER_CERTIFICATE_REFUSED
                        : kindOf(failure));
    }

    private static Kind kindOf(Throwable failure) {
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
        if (isAlert(message, "certificate", "unknown_ca")) {
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
