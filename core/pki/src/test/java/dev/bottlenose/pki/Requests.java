package dev.bottlenose.pki;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Builds signing requests field by field, also ones that no tool would make. */
final class Requests {
    private static final ASN1ObjectIdentifier SHA256_RSA = PKCSObjectIdentifiers.sha256WithRSAEncryption;

    private Requests() {}

    static CertificateSigningRequest accepted(String pem) {
        SigningRequestReading reading = CertificateSigningRequest.read(pem);
        if (reading instanceof SigningRequestReading.Accepted accepted) {
            return accepted.request();
        }
        throw new AssertionError(reading);
    }

    static String refusal(String pem) {
        SigningRequestReading reading = CertificateSigningRequest.read(pem);
        if (reading instanceof SigningRequestReading.Refused refused) {
            return refused.fault().code();
        }
        throw new AssertionError(reading);
    }

    static CertificateSigningRequest app(String name) throws Exception {
        return accepted(rsa("C=US,ST=CA,L=Menlo Park,O=Flipper,CN=" + name));
    }

    static String rsa(String subject) throws Exception {
        return rsa(new X500Name(subject), 0, new KeyRing().next());
    }

    static String rsa(ASN1Encodable subject, int version, KeyPair keys) throws Exception {
        ASN1Encodable publicKey = ASN1Primitive.fromByteArray(keys.getPublic().getEncoded());
        return pem(
                subject,
                version,
                publicKey,
                new AlgorithmIdentifier(SHA256_RSA, DERNull.INSTANCE),
                "SHA256withRSA",
                keys);
    }

    static String elliptic(String subject, String curve) throws Exception {
        return elliptic(subject, ellipticKeys(curve));
    }

    static String elliptic(String subject, KeyPair keys) throws Exception {
        ASN1Encodable publicKey = ASN1Primitive.fromByteArray(keys.getPublic().getEncoded());
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        return pem(new X500Name(subject), 0, publicKey, algorithm, "SHA256withECDSA", keys);
    }

    static KeyPair ellipticKeys(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    /** Signs with {@code keys}, whatever {@code publicKey} and {@code algorithm} claim. */
    static String pem(
            ASN1Encodable subject,
            int version,
            ASN1Encodable publicKey,
            AlgorithmIdentifier algorithm,
            String signer,
            KeyPair keys)
            throws Exception {
        DERSequence content = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(version), subject, publicKey, new DERTaggedObject(false, 0, new DERSet())
        });
        Signature signature = Signature.getInstance(signer);
        signature.initSign(keys.getPrivate());
        signature.update(content.getEncoded());
        DERSequence request =
                new DERSequence(new ASN1Encodable[] {content, algorithm, new DERBitString(signature.sign())});
        return Pem.encode(Pem.CERTIFICATE_REQUEST, request.getEncoded());
    }

    /** A request whose RSA key has numbers of these sizes; nobody holds its private key. */
    static String withRsaNumbers(String subject, int modulusBits, int exponentBits) throws Exception {
        BigInteger modulus = BigInteger.ONE.shiftLeft(modulusBits).subtract(BigInteger.ONE);
        BigInteger exponent = BigInteger.ONE.shiftLeft(exponentBits).subtract(BigInteger.ONE);
        SubjectPublicKeyInfo publicKey = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(modulus, exponent));
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(SHA256_RSA, DERNull.INSTANCE);
        return pem(new X500Name(subject), 0, publicKey, algorithm, "SHA256withRSA", new KeyRing().next());
    }

    /** Sequences in sequences, {@code depth} of them. */
    static byte[] nested(int depth) {
        byte[] der = new byte[depth * 4];
        for (int i = 0; i < depth; i++) {
            int inside = der.length - 4 * (i + 1);
            der[4 * i] = 0x30;
            der[4 * i + 1] = (byte) 0x82;
            der[4 * i + 2] = (byte) (inside >> 8);
            der[4 * i + 3] = (byte) inside;
        }
        return der;
    }
}
