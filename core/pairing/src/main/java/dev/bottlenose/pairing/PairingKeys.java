package dev.bottlenose.pairing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The keys derived from a {@link PairingCode}: with one an app proves that it knows the code, with another its
 * certificates are sealed. Neither reveals the other or the code. Immutable; never prints itself.
 */
public final class PairingKeys {
    private static final byte[] SALT = ascii("bottlenose pairing code, version 1");
    private static final byte[] PROOF = ascii("proof in the signing request");
    private static final byte[] SEAL = ascii("seal of the certificates");
    private static final int KEY_BYTES = 32;

    private final byte[] proofKey;
    private final byte[] sealKey;

    private PairingKeys(byte[] proofKey, byte[] sealKey) {
        this.proofKey = proofKey;
        this.sealKey = sealKey;
    }

    static PairingKeys of(byte[] secret) {
        byte[] key = Hkdf.extract(SALT, secret);
        return new PairingKeys(Hkdf.expand(key, PROOF, KEY_BYTES), Hkdf.expand(key, SEAL, KEY_BYTES));
    }

    /**
     * Proves knowledge of the code, for one key of an app only.
     *
     * @param publicKey the app's SubjectPublicKeyInfo in DER
     * @return 32 bytes
     */
    public byte[] proof(byte[] publicKey) {
        return Hkdf.hmac(proofKey, publicKey);
    }

    /** Whether {@code proof} is the one for this key of an app; takes the same time for every wrong one. */
    public boolean proves(byte[] publicKey, byte[] proof) {
        return MessageDigest.isEqual(proof(publicKey), proof);
    }

    /**
     * Seals certificates for the app that sent a signing request.
     *
     * @param request the PKCS#10 request in DER
     * @return base64, in one line
     */
    public String seal(CertificateBundle bundle, byte[] request, SecureRandom random) {
        return Seal.of(sealKey, sha256(request)).close(bundle.encode(), random);
    }

    /**
     * Opens what {@link #seal} made; empty if it was made or changed without the code, or is for another request.
     */
    public Optional<CertificateBundle> open(String sealed, byte[] request) {
        return Seal.of(sealKey, sha256(request)).open(sealed).flatMap(CertificateBundle::decode);
    }

    /** Does not contain the keys. */
    @Override
    public String toString() {
        return "PairingKeys[secret]";
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
