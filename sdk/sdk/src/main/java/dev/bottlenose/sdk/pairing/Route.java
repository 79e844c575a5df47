package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.transport.Dial;
import java.security.GeneralSecurityException;
import java.time.Clock;

/** Which doors of a desktop there are and how to knock. */
public final class Route {
    /** The browser port takes pages of this origin only, and apps that claim to be one. */
    private static final String ORIGIN = "localhost:";

    private final String host;
    private final int insecurePort;
    private final int securePort;
    private final Introduction introduction;
    private final CredentialFiles files;

    private Route(String host, int insecurePort, int securePort, Introduction introduction, CredentialFiles files) {
        this.host = host;
        this.insecurePort = insecurePort;
        this.securePort = securePort;
        this.introduction = introduction;
        this.files = files;
    }

    /** Certificates are exchanged on one port; everything else happens on the other, secured by them. */
    public static Route secured(
            String host, int insecurePort, int securePort, Introduction introduction, CredentialFiles files) {
        return new Route(host, insecurePort, securePort, introduction, files);
    }

    /** A plain port without certificates: the one for browsers. */
    public static Route plain(String host, int port, Introduction introduction, CredentialFiles files) {
        return new Route(host, port, 0, introduction, files);
    }

    boolean exchangesCertificates() {
        return securePort > 0;
    }

    CredentialFiles files() {
        return files;
    }

    Stored look() {
        return exchangesCertificates() ? files.look() : files.nothing();
    }

    Attempt toCertificate(CertificateExchange exchange) {
        return Attempt.exchanging(
                Dial.plain(host, insecurePort, introduction.forCertificate(files.medium())), exchange);
    }

    Attempt toSession(Stored stored, Clock clock) throws GeneralSecurityException {
        if (!exchangesCertificates()) {
            String query = introduction.forPlainSession(stored.deviceId());
            return Attempt.plain(Dial.plain(host, insecurePort, query).withOrigin(ORIGIN));
        }
        Credentials credentials = stored.credentials().orElseThrow(GeneralSecurityException::new);
        PinnedTrust trust = credentials.trust(clock);
        String query = introduction.forSession(stored, files);
        return Attempt.trusted(Dial.secure(host, securePort, query, credentials.sockets(trust)), trust);
    }
}
