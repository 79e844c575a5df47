package dev.bottlenose.pki;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Where fresh RSA keys come from; a test may have some ready. */
@FunctionalInterface
interface KeySource {
    KeyPair next();

    /** Generates a 2048-bit key a call, which takes some tenths of a second. */
    static KeySource generating(SecureRandom random) {
        KeyPairGenerator generator = rsa();
        generator.initialize(2048, random);
        return generator::generateKeyPair;
    }

    private static KeyPairGenerator rsa() {
        try {
            return KeyPairGenerator.getInstance("RSA");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java runtime is without RSA keys", e);
        }
    }
}
