package dev.bottlenose.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A key file and a certificate file as they were found: a usable pair, or the reason why it is not usable. */
sealed interface StoredPair {
    /** The pair; empty if it cannot be used. */
    Optional<KeyedCertificate> usable();

    /** Why the pair cannot be used, as a clause that starts with a file name; empty if it can be. */
    Optional<String> objection();

    record Usable(KeyedCertificate pair) implements StoredPair {
        @Override
        public Optional<KeyedCertificate> usable() {
            return Optional.of(pair);
        }

        @Override
        public Optional<String> objection() {
            return Optional.empty();
        }
    }

    /**
     * Not a usable pair.
     *
     * @param reason a clause that starts with a file name: {@code ca.key is missing}
     */
    record Unusable(String reason) implements StoredPair {
        @Override
        public Optional<KeyedCertificate> usable() {
            return Optional.empty();
        }

        @Override
        public Optional<String> objection() {
            return Optional.of(reason);
        }
    }

    /**
     * Reads {@code name.key} and {@code name.crt}.
     *
     * @param keyText contents of the key file, PKCS#8 or PKCS#1; empty if there is no such file
     * @param certificateText contents of the certificate file; empty if there is no such file
     */
    static StoredPair read(String name, Optional<String> keyText, Optional<String> certificateText) {
        Optional<String> absence = absence(name + ".key", keyText).or(() -> absence(name + ".crt", certificateText));
        if (absence.isPresent()) {
            return new Unusable(absence.get());
        }
        Optional<PrivateKey> key = keyText.flatMap(StoredPair::privateKey);
        if (key.isEmpty()) {
            return new Unusable(name + ".key holds no RSA or elliptic key that can be read");
        }
        Optional<X509Certificate> certificate = certificateText.flatMap(StoredPair::certificate);
        if (certificate.isEmpty()) {
            return new Unusable(name + ".crt holds no certificate that can be read");
        }
        if (!belongTogether(key.get(), certificate.get())) {
            return new Unusable(name + ".key and " + name + ".crt do not belong together");
        }
        return new Usable(new KeyedCertificate(key.get(), certificate.get()));
    }

    /** This pair if there is no objection to its certificate. */
    default StoredPair unless(Function<X509Certificate, Optional<String>> objection) {
        return usable().map(KeyedCertificate::certificate)
                .flatMap(objection)
                .<StoredPair>map(Unusable::new)
                .orElse(this);
    }

    private static Optional<String> absence(String file, Optional<String> text) {
        if (text.isEmpty()) {
            return Optional.of(file + " is missing");
        }
        return text.get().isBlank() ? Optional.of(file + " is empty") : Optional.empty();
    }

    private static Optional<PrivateKey> privateKey(String text) {
        try {
            Optional<byte[]> pkcs1 = Pem.decode(text, Pem.RSA_PRIVATE_KEY);
            Optional<byte[]> pkcs8 =
                    pkcs1.isPresent() ? Optional.of(wrap(pkcs1.get())) : Pem.decode(text, Pem.PRIVATE_KEY);
            if (pkcs8.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(StrongKey.privateKey(pkcs8.get()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Damaged bytes cause any of these; their messages are of no use to a developer.
            return Optional.empty();
        }
    }

    private static byte[] wrap(byte[] pkcs1) throws IOException {
        AlgorithmIdentifier rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        return new PrivateKeyInfo(rsa, RSAPrivateKey.getInstance(pkcs1)).getEncoded();
    }

    private static Optional<X509Certificate> certificate(String text) {
        return Pem.decode(text, Pem.CERTIFICATE).flatMap(StoredPair::certificate);
    }

    private static Optional<X509Certificate> certificate(byte[] der) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return Optional.of((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Signs and verifies, because comparing public parts would let a key with damaged secrets pass. */
    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        byte[] probe = {'p', 'r', 'o', 'b', 'e'};
        try {
            Signature signature = Signature.getInstance(StrongKey.signature(key));
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
