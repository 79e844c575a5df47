package dev.bottlenose.pki;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Hands out an app's RSA keys, a few ready ones in turn: making them is what takes the time. Neighbours always differ. */
final class KeyRing {
    private static final List<KeyPair> KEYS =
            Stream.generate(KeyRing::generate).limit(2).toList();

    private final AtomicInteger handedOut = new AtomicInteger();

    KeyPair next() {
        return KEYS.get(handedOut.getAndIncrement() % KEYS.size());
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
