package dev.bottlenose.server.clients;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a connection has proved about its app: that it holds the key of its certificate, or nothing.
 *
 * @param fingerprint SHA-256 of the public key (SubjectPublicKeyInfo in DER), in hexadecimal; empty without a certificate
 */
public record ClientKey(Optional<String> fingerprint) {
    static final ClientKey NONE = new ClientKey(Optional.empty());

    static ClientKey of(Optional<X509Certificate> certificate) {
        return certificate.map(proved -> of(proved.getPublicKey().getEncoded())).orElse(NONE);
    }

    /**
     * The holder of a public key.
     *
     * @param publicKeyInfo in DER
     */
    public static ClientKey of(byte[] publicKeyInfo) {
        try {
            return new ClientKey(Optional.of(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(publicKeyInfo))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean isProved() {
        return fingerprint.isPresent();
    }

    /** Whether the other has proved a key and this one has not. */
    boolean isOutrankedBy(ClientKey other) {
        return !isProved() && other.isProved();
    }
}
