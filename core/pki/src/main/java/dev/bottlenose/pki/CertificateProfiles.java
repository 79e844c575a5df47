package dev.bottlenose.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes the three certificates there are: the authority's, the server's and an app's. What goes into each is what every
 * client accepts (PROTOCOL.md, server PKI). Extended usages are not critical, for old Androids.
 */
final class CertificateProfiles {
    private static final int SERIAL_BITS = 128;

    private final SecureRandom random;

    CertificateProfiles(SecureRandom random) {
        this.random = random;
    }

    KeyedCertificate authority(Instant now) {
        KeyPair keys = newKeys();
        Instant begin = now.minus(CertificateRules.BACK_DATED).truncatedTo(ChronoUnit.SECONDS);
        Instant end = begin.plus(CertificateRules.LIFE);
        X500Name name = name("SonarCA");
        SubjectPublicKeyInfo publicKey = publicKey(keys);
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                            name, serial(), Date.from(begin), Date.from(end), name, publicKey)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(Extension.subjectKeyIdentifier, false, keyIdentifier(publicKey));
            return new KeyedCertificate(keys.getPrivate(), sign(builder, keys.getPrivate()));
        } catch (IOException e) {
            throw new IllegalStateException("authority certificate is not encodable", e);
        }
    }

    KeyedCertificate server(KeyedCertificate authority, Instant now) {
        KeyPair keys = newKeys();
        GeneralNames names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"),
            // The host's loopback as an Android emulator sees it.
            new GeneralName(GeneralName.iPAddress, "10.0.2.2"),
        });
        try {
            X509v3CertificateBuilder builder = leaf(name("localhost"), publicKey(keys), authority, now)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, names);
            return new KeyedCertificate(keys.getPrivate(), sign(builder, authority.key()));
        } catch (IOException e) {
            throw new IllegalStateException("server certificate is not encodable", e);
        }
    }

    /** Takes the subject and the key from the request, and nothing else. */
    X509Certificate client(CertificateSigningRequest request, KeyedCertificate authority, Instant now) {
        try {
            X509v3CertificateBuilder builder = leaf(request.subject(), request.publicKey(), authority, now)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            return sign(builder, authority.key());
        } catch (IOException e) {
            throw new IllegalStateException("client certificate is not encodable", e);
        }
    }

    /** Ends exactly with its authority, never before: an app whose certificate has expired does not always pair again. */
    private X509v3CertificateBuilder leaf(
            X500Name subject, SubjectPublicKeyInfo publicKey, KeyedCertificate authority, Instant now)
            throws IOException {
        X509Certificate issuer = authority.certificate();
        Instant backDated = now.minus(CertificateRules.BACK_DATED).truncatedTo(ChronoUnit.SECONDS);
        Instant authorityBegin = issuer.getNotBefore().toInstant();
        Instant begin = backDated.isBefore(authorityBegin) ? authorityBegin : backDated;
        X500Name issuerName =
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                        issuerName, serial(), Date.from(begin), issuer.getNotAfter(), subject, publicKey)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.subjectKeyIdentifier, false, keyIdentifier(publicKey));
        byte @Nullable [] issuerKeyIdentifier = issuer.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        if (issuerKeyIdentifier != null) {
            byte[] identifier = SubjectKeyIdentifier.getInstance(
                            ASN1OctetString.getInstance(issuerKeyIdentifier).getOctets())
                    .getKeyIdentifier();
            builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier));
        }
        return builder;
    }

    private X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) throws IOException {
        try {
            byte[] der = builder.build(new JcaContentSignerBuilder(StrongKey.signature(key))
                            .setSecureRandom(random)
                            .build(key))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("certificate is not signable", e);
        }
    }

    /**
     * On P-256: every client there was can verify its signatures, and one takes a thirtieth of the time that RSA takes,
     * which would be most of what a connection costs.
     */
    private KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java runtime is without P-256 keys", e);
        }
    }

    /** Positive and of full length: 127 random bits under a leading one. */
    private BigInteger serial() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    private static SubjectPublicKeyInfo publicKey(KeyPair keys) {
        return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    }

    private static SubjectKeyIdentifier keyIdentifier(SubjectPublicKeyInfo publicKey) {
        try {
            return new SubjectKeyIdentifier(MessageDigest.getInstance("SHA-1")
                    .digest(publicKey.getPublicKeyData().getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java runtime is without SHA-1", e);
        }
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "US")
                .addRDN(BCStyle.ST, "CA")
                .addRDN(BCStyle.L, "Menlo Park")
                .addRDN(BCStyle.O, "Sonar")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
