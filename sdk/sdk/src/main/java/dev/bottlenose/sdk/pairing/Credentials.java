package dev.bottlenose.sdk.pairing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** The app's key and certificate, and the one authority whose desktops it trusts. */
final class Credentials {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final X509Certificate authority;

    private Credentials(PrivateKey key, X509Certificate certificate, X509Certificate authority) {
        this.key = key;
        this.certificate = certificate;
        this.authority = authority;
    }

    /**
     * @throws GeneralSecurityException if a file cannot be read or the key is not the certificate's
     * @throws IllegalArgumentException likewise
     */
    static Credentials read(String keyPem, String certificatePem, String authorityPem) throws GeneralSecurityException {
        PrivateKey key = AppKey.privateKey(keyPem);
        X509Certificate certificate = certificate(certificatePem);
        PublicKey certified = certificate.getPublicKey();
        if (!(certified instanceof RSAKey)
                || !(key instanceof RSAKey)
                || !((RSAKey) certified).getModulus().equals(((RSAKey) key).getModulus())) {
            throw new GeneralSecurityException("the certificate is for another key");
        }
        return new Credentials(key, certificate, certificate(authorityPem));
    }

    /** Accepts desktops that the authority has certified. */
    PinnedTrust trust(Clock clock) {
        return new PinnedTrust(authority, clock);
    }

    /** Creates sockets that present this certificate. */
    SSLSocketFactory sockets(PinnedTrust trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new FixedIdentity(key, certificate)}, new TrustManager[] {trust}, null);
        return context.getSocketFactory();
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        byte[] text = pem.getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(text));
    }
}
