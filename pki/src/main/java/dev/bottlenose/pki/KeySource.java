package dev.bottlenose.pki;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Where fresh RSA keys come from; a test may have some ready. Safe from any thread. */
@FunctionalInterface
interface KeySource {
    KeyPair next();

    /** Generates a 2048-bit key a call, which takes some tenths of a second. */
    static KeySource generating(SecureRandom random) {
        return () -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048, random);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Java runtime is without RSA keys", e);
            }
        };
    }
}
