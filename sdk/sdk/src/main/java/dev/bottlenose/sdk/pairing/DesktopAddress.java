package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.transport.ConnectRequest;
import java.security.GeneralSecurityException;
import java.time.Clock;

/** Where a desktop listens, and how to connect to each of its ports. */
public final class DesktopAddress {
    /** The browser port accepts this origin only. */
    private static final String ORIGIN = "localhost:";

    /** Of a message in the certificate exchange, in bytes: whoever listens on the port is not trusted. */
    private static final int MAX_UNTRUSTED_MESSAGE = 64 << 10;

    private final String host;
    private final int insecurePort;
    private final int securePort;
    private final AppIdentity identity;
    private final CredentialFiles files;

    private DesktopAddress(String host, int insecurePort, int securePort, AppIdentity identity, CredentialFiles files) {
        this.host = host;
        this.insecurePort = insecurePort;
        this.securePort = securePort;
        this.identity = identity;
        this.files = files;
    }

    /** Two ports: certificates are exchanged on one, and secure everything on the other. */
    public static DesktopAddress secured(
            String host, int insecurePort, int securePort, AppIdentity identity, CredentialFiles files) {
        return new DesktopAddress(host, insecurePort, securePort, identity, files);
    }

    /** One plain port without certificates: the one for browsers. */
    public static DesktopAddress plain(String host, int port, AppIdentity identity, CredentialFiles files) {
        return new DesktopAddress(host, port, 0, identity, files);
    }

    boolean exchangesCertificates() {
        return securePort > 0;
    }

    CredentialFiles files() {
        return files;
    }

    StoredCredentials stored() {
        return exchangesCertificates() ? files.stored() : files.nothing();
    }

    ConnectionAttempt toCertificate(CertificateExchange exchange) {
        ConnectRequest request = ConnectRequest.plain(host, insecurePort, identity.forCertificate(files.medium()));
        return ConnectionAttempt.exchanging(request.withMaxMessage(MAX_UNTRUSTED_MESSAGE), exchange);
    }

    ConnectionAttempt toSession(StoredCredentials stored, Clock clock) throws GeneralSecurityException {
        if (!exchangesCertificates()) {
            String query = identity.forPlainSession(stored.deviceId());
            return ConnectionAttempt.plain(
                    ConnectRequest.plain(host, insecurePort, query).withOrigin(ORIGIN));
        }
        Credentials credentials = stored.credentials().orElseThrow(GeneralSecurityException::new);
        PinnedTrust trust = credentials.trust(clock);
        String query = identity.forSession(stored, files);
        return ConnectionAttempt.trusted(
                ConnectRequest.secure(host, securePort, query, credentials.sockets(trust)), trust);
    }
}
