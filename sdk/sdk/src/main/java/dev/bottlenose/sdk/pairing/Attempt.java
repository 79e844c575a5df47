package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.certificates.MissingCertificatesException;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** One link and what belongs to it: the exchange it is for, or the trust it relies on. Guarded by the connector. */
final class Attempt {
    private final ConnectRequest dial;
    private final @Nullable CertificateExchange exchange;
    private final @Nullable PinnedTrust trust;
    private @Nullable Link link;
    private boolean closed;

    private Attempt(ConnectRequest dial, @Nullable CertificateExchange exchange, @Nullable PinnedTrust trust) {
        this.dial = dial;
        this.exchange = exchange;
        this.trust = trust;
    }

    static Attempt plain(ConnectRequest dial) {
        return new Attempt(dial, null, null);
    }

    static Attempt exchanging(ConnectRequest dial, CertificateExchange exchange) {
        return new Attempt(dial, exchange, null);
    }

    static Attempt trusted(ConnectRequest dial, PinnedTrust trust) {
        return new Attempt(dial, null, trust);
    }

    ConnectRequest dial() {
        return dial;
    }

    boolean isExchange() {
        return exchange != null;
    }

    /** Claims what is needed; false while another process of the app has it. */
    boolean claim() throws IOException {
        return exchange == null || exchange.claim();
    }

    /** Asks for a certificate. */
    void request() throws IOException, GeneralSecurityException {
        if (exchange != null) {
            link().reply(exchange.request());
        }
    }

    /** What {@link #finish} will take, in the words of the state; empty if nothing worth a word. */
    String stepFor(String reply) {
        return exchange == null ? "" : exchange.stepFor(reply);
    }

    /** Takes the reply in and acknowledges it; returns what is wrong with it, empty if nothing is. */
    String finish(String reply) {
        if (exchange == null) {
            throw new IllegalStateException("attempt is no exchange: " + dial);
        }
        try {
            CertificateExchange.Outcome outcome = exchange.finish(reply);
            link().reply(outcome.acknowledgement());
            return outcome.trouble();
        } catch (IOException e) {
            return whyNot(e);
        }
    }

    /** What to tell people of an exchange that failed here. */
    static String whyNot(Exception failure) {
        return failure instanceof MissingCertificatesException
                ? ((MissingCertificatesException) failure).trouble().toString()
                : "cannot keep certificates: " + failure + ". try: another private directory";
    }

    /** Whether the desktop has shown a certificate. */
    boolean wasShownCertificate() {
        return trust != null && trust.wasAsked();
    }

    void dialled(Link dialled) {
        link = dialled;
        if (closed) {
            dialled.close();
        }
    }

    /** Nothing happens on a link before it was dialled. */
    Link link() {
        if (link == null) {
            throw new IllegalStateException("link is not dialled: " + dial);
        }
        return link;
    }

    void close() {
        closed = true;
        if (link != null) {
            link.close();
        }
    }

    /** The link is gone. */
    void release() {
        if (exchange != null) {
            exchange.close();
        }
    }
}
