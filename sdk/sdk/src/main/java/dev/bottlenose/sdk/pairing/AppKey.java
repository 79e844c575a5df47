package dev.bottlenose.sdk.pairing;

import dev.bottlenose.pairing.PairingKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The app's key, and the request to certify it (RFC 2986). RSA of 2048 bits, as every desktop expects. */
final class AppKey {
    private static final int BITS = 2048;
    private static final byte[] VERSION_0 = Der.integer(BigInteger.ZERO);
    private static final byte[] RSA =
            Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01), Der.none());
    private static final byte[] SHA256_WITH_RSA =
            Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), Der.none());

    private static final byte[] CHALLENGE_PASSWORD =
            Der.identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x07);

    /** The longest name that old desktops accept, in bytes. */
    private static final int MAX_COMMON_NAME = 63;

    private static final String STAND_IN_NAME = "com.flipper";

    private final KeyPair pair;

    private AppKey(KeyPair pair) {
        this.pair = pair;
    }

    static AppKey generate(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS, random);
        return new AppKey(generator.generateKeyPair());
    }

    /** The key in PEM, PKCS#1. */
    String toPem() {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
        return Pem.write(
                "RSA PRIVATE KEY",
                Der.sequence(
                        VERSION_0,
                        Der.integer(key.getModulus()),
                        Der.integer(key.getPublicExponent()),
                        Der.integer(key.getPrivateExponent()),
                        Der.integer(key.getPrimeP()),
                        Der.integer(key.getPrimeQ()),
                        Der.integer(key.getPrimeExponentP()),
                        Der.integer(key.getPrimeExponentQ()),
                        Der.integer(key.getCrtCoefficient())));
    }

    /** Reads a key in PEM, PKCS#1 or PKCS#8. */
    static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        byte[] pkcs8 = Pem.has("RSA PRIVATE KEY", pem)
                ? Der.sequence(VERSION_0, RSA, Der.octets(Pem.read("RSA PRIVATE KEY", pem)))
                : Pem.read("PRIVATE KEY", pem);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** A signing request in PEM, whose common name is the app's id. */
    String signingRequest(String appId) throws GeneralSecurityException {
        return signingRequest(appId, Optional.empty());
    }

    /** A signing request with a proof that the app knows a pairing code. */
    String signingRequest(String appId, Optional<PairingKeys> pairing) throws GeneralSecurityException {
        boolean fits = Der.utf8(appId).length - 2 <= MAX_COMMON_NAME;
        byte[] subject = Der.sequence(
                attribute(0x06, Der.printable("US")),
                attribute(0x08, Der.utf8("CA")),
                attribute(0x07, Der.utf8("Menlo Park")),
                attribute(0x0a, Der.utf8("Flipper")),
                attribute(0x03, Der.utf8(fits ? appId : STAND_IN_NAME)));
        byte[] publicKey = pair.getPublic().getEncoded();
        byte[] attributes = pairing.isPresent()
                ? Der.attributes(challengePassword(pairing.get().proof(publicKey)))
                : Der.attributes();
        byte[] request = Der.sequence(VERSION_0, subject, publicKey, attributes);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(request);
        return Pem.write("CERTIFICATE REQUEST", Der.sequence(request, SHA256_WITH_RSA, Der.bits(signature.sign())));
    }

    /** As enrolment protocols do it (RFC 7030, section 3.5): base64 in the attribute of RFC 2985, section 5.4.1. */
    private static byte[] challengePassword(byte[] proof) {
        return Der.sequence(
                CHALLENGE_PASSWORD, Der.set(Der.printable(Base64.getEncoder().encodeToString(proof))));
    }

    /** @param type the last arc of the attribute type under 2.5.4 */
    private static byte[] attribute(int type, byte[] value) {
        return Der.set(Der.sequence(Der.identifier(0x55, 0x04, type), value));
    }
}
