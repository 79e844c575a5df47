package dev.bottlenose.sdk.pairing;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A desktop's certificate authority, with the key of the desktop it certified. */
public final class TestAuthority {
    private static final X500Name NAME = new X500Name("C=US, ST=CA, L=Menlo Park, O=Sonar, CN=SonarCA");
    private static final X500Name SERVER = new X500Name("C=US, ST=CA, L=Menlo Park, O=Sonar, CN=localhost");
    private static final Duration LIFE = Duration.ofDays(30);

    private final KeyPair keys;
    private final KeyPair serverKeys;
    private final X509Certificate certificate;

    private TestAuthority(KeyPair keys, KeyPair serverKeys, X509Certificate certificate) {
        this.keys = keys;
        this.serverKeys = serverKeys;
        this.certificate = certificate;
    }

    public static TestAuthority create() {
        return create(Instant.now().minusSeconds(60));
    }

    public static TestAuthority create(Instant begin) {
        try {
            KeyPair keys = newKeys();
            X509v3CertificateBuilder builder = builder(NAME, keys.getPublic(), begin);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            return new TestAuthority(keys, newKeys(), sign(builder, keys));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String pem() {
        return pem(certificate);
    }

    /** Checks a signing request's signature and grants it. */
    public String certify(String csr, Instant begin) {
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            JcaPKCS10CertificationRequest request =
                    new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
            PublicKey key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new AssertionError("the request's signature is wrong");
            }
            return pem(sign(builder(request.getSubject(), key, begin), keys));
        } catch (GeneralSecurityException | IOException | OperatorCreationException | PKCSException e) {
            throw new AssertionError(e);
        }
    }

    /** A certificate for a desktop, or with {@code purpose} for something else. */
    X509Certificate leaf(Instant begin, KeyPurposeId purpose) {
        try {
            X509v3CertificateBuilder builder = builder(SERVER, serverKeys.getPublic(), begin);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            return sign(builder, keys);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    /** TLS for a desktop of this authority, which accepts only apps that {@code trusted} certified. */
    public SSLContext serverContext(TestAuthority trusted) {
        try {
            X509Certificate leaf =
                    sign(builder(SERVER, serverKeys.getPublic(), Instant.now().minusSeconds(60)), keys);
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry("server", serverKeys.getPrivate(), new char[0], new Certificate[] {leaf, certificate});
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("ca", trusted.certificate);
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(own, new char[0]);
            TrustManagerFactory trustManagers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trustManagers.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant begin) {
        return new JcaX509v3CertificateBuilder(
                NAME, new BigInteger(64, new Random()), Date.from(begin), Date.from(begin.plus(LIFE)), subject, key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair keys)
            throws GeneralSecurityException, OperatorCreationException {
        ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return Pem.write("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
