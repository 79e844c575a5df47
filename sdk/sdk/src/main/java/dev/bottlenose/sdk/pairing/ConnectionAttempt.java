package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.certificates.MissingCertificatesException;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One link and what belongs to it: the exchange it is for, or the trust it relies on. Guarded by the connector, except {@link
 * #finish}.
 */
final class ConnectionAttempt {
    private final ConnectRequest request;
    private final @Nullable CertificateExchange exchange;
    private final @Nullable PinnedTrust trust;

    /** Null until connecting has begun. */
    private @Nullable Link link;

    /** The reply that {@link #finish} is to take in; null before and after. */
    private @Nullable String reply;

    private boolean closed;

    private ConnectionAttempt(
            ConnectRequest request, @Nullable CertificateExchange exchange, @Nullable PinnedTrust trust) {
        this.request = request;
        this.exchange = exchange;
        this.trust = trust;
    }

    static ConnectionAttempt plain(ConnectRequest request) {
        return new ConnectionAttempt(request, null, null);
    }

    static ConnectionAttempt exchanging(ConnectRequest request, CertificateExchange exchange) {
        return new ConnectionAttempt(request, exchange, null);
    }

    static ConnectionAttempt trusted(ConnectRequest request, PinnedTrust trust) {
        return new ConnectionAttempt(request, null, trust);
    }

    ConnectRequest request() {
        return request;
    }

    boolean isExchange() {
        return exchange != null;
    }

    /** Claims the app's directory; false while another process of the app holds it. */
    boolean claim() throws IOException {
        return exchange().claim();
    }

    /** Requests certificates, or tells the desktop why that is not possible. */
    void requestCertificate() throws IOException, GeneralSecurityException {
        try {
            link().reply(exchange().request());
        } catch (MissingCertificatesException e) {
            link().reply(exchange().inability(e.fault()));
            throw e;
        }
    }

    /** Takes this reply; the link's own thread then does the work in {@link #finish}. Returns the step this will be. */
    String accept(String accepted) {
        reply = accepted;
        return exchange().stepFor(accepted);
    }

    /**
     * Brings in the certificates that the accepted reply announces, and acknowledges it. May take long. Only on the link's own
     * thread.
     *
     * @return what is wrong with the certificates, the empty string if nothing is; empty if no reply was accepted
     */
    Optional<String> finish() {
        @Nullable String accepted = reply;
        if (accepted == null) {
            return Optional.empty();
        }
        reply = null;
        try {
            CertificateExchange.Outcome outcome = exchange().finish(accepted);
            link().reply(outcome.acknowledgement());
            return Optional.of(outcome.fault());
        } catch (IOException e) {
            return Optional.of(describe(e));
        }
    }

    /** Why an exchange failed on this side, for people. */
    static String describe(Exception failure) {
        return failure instanceof MissingCertificatesException
                ? ((MissingCertificatesException) failure).fault().toString()
                : "cannot store certificates: " + failure + ". try: another private directory";
    }

    /** Whether the desktop has presented a certificate. */
    boolean wasShownCertificate() {
        return trust != null && trust.wasAsked();
    }

    void connecting(Link started) {
        link = started;
        if (closed) {
            started.close();
        }
    }

    /** Nothing happens on a link before connecting has begun. */
    Link link() {
        if (link == null) {
            throw new IllegalStateException("link is not connecting: " + request);
        }
        return link;
    }

    void close() {
        closed = true;
        if (link != null) {
            link.close();
        }
    }

    /** The link has ended: gives up the claim. */
    void release() {
        if (exchange != null) {
            exchange.close();
        }
    }

    private CertificateExchange exchange() {
        if (exchange == null) {
            throw new IllegalStateException("attempt is not for certificates: " + request);
        }
        return exchange;
    }
}
