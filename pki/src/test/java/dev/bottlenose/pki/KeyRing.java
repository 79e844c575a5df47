package dev.bottlenose.pki;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Hands out a few ready keys in turn, since generating them is what takes the time. Neighbours always differ. */
final class KeyRing implements KeySource {
    private static final List<KeyPair> KEYS = Stream.generate(KeySource.generating(new SecureRandom())::next)
            .limit(6)
            .toList();

    private final AtomicInteger handedOut = new AtomicInteger();

    @Override
    public KeyPair next() {
        return KEYS.get(handedOut.getAndIncrement() % KEYS.size());
    }

    int handedOut() {
        return handedOut.get();
    }
}
