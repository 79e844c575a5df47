package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.transport.ConnectRequest;
import java.security.GeneralSecurityException;
import java.time.Clock;

/** Which doors of a desktop there are and how to knock. */
public final class DesktopAddress {
    /** The browser port takes pages of this origin only, and apps that claim to be one. */
    private static final String ORIGIN = "localhost:";

    private final String host;
    private final int insecurePort;
    private final int securePort;
    private final AppIdentity introduction;
    private final CredentialFiles files;

    private DesktopAddress(
            String host, int insecurePort, int securePort, AppIdentity introduction, CredentialFiles files) {
        this.host = host;
        this.insecurePort = insecurePort;
        this.securePort = securePort;
        this.introduction = introduction;
        this.files = files;
    }

    /** Certificates are exchanged on one port; everything else happens on the other, secured by them. */
    public static DesktopAddress secured(
            String host, int insecurePort, int securePort, AppIdentity introduction, CredentialFiles files) {
        return new DesktopAddress(host, insecurePort, securePort, introduction, files);
    }

    /** A plain port without certificates: the one for browsers. */
    public static DesktopAddress plain(String host, int port, AppIdentity introduction, CredentialFiles files) {
        return new DesktopAddress(host, port, 0, introduction, files);
    }

    boolean exchangesCertificates() {
        return securePort > 0;
    }

    CredentialFiles files() {
        return files;
    }

    StoredCredentials look() {
        return exchangesCertificates() ? files.look() : files.nothing();
    }

    Attempt toCertificate(CertificateExchange exchange) {
        return Attempt.exchanging(
                ConnectRequest.plain(host, insecurePort, introduction.forCertificate(files.medium())), exchange);
    }

    Attempt toSession(StoredCredentials stored, Clock clock) throws GeneralSecurityException {
        if (!exchangesCertificates()) {
            String query = introduction.forPlainSession(stored.deviceId());
            return Attempt.plain(ConnectRequest.plain(host, insecurePort, query).withOrigin(ORIGIN));
        }
        Credentials credentials = stored.credentials().orElseThrow(GeneralSecurityException::new);
        PinnedTrust trust = credentials.trust(clock);
        String query = introduction.forSession(stored, files);
        return Attempt.trusted(ConnectRequest.secure(host, securePort, query, credentials.sockets(trust)), trust);
    }
}
