package dev.bottlenose.server.pairing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;

/**
 * Wrong proofs of the last minutes. The same one again tells its sender nothing new, so an app that keeps trying with an old
 * code counts once. Guarded by {@link PairingCodes}.
 */
final class GuessLimiter {
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int MOST_OF_ADDRESS = 10;
    static final int MOST_OF_ALL = 100;

    /** Who has one address of IPv6 usually has all that begin like it. */
    private static final int NETWORK_BYTES = 8;

    private record Guess(Instant time, String from, String proof) {}

    private final Deque<Guess> latest = new ArrayDeque<>();

    boolean areTooMany(InetAddress from, Instant now) {
        latest.removeIf(guess -> guess.time().plus(WINDOW).isBefore(now));
        return latest.size() >= MOST_OF_ALL
                || latest.stream()
                                .filter(guess -> guess.from().equals(network(from)))
                                .count()
                        >= MOST_OF_ADDRESS;
    }

    void add(InetAddress from, String proof, Instant now) {
        Guess guess = new Guess(now, network(from), proof);
        if (latest.stream()
                .noneMatch(known ->
                        known.from().equals(guess.from()) && known.proof().equals(proof))) {
            latest.add(guess);
        }
    }

    private static String network(InetAddress address) {
        byte[] octets = address.getAddress();
        return HexFormat.of()
                .formatHex(address instanceof Inet6Address ? Arrays.copyOf(octets, NETWORK_BYTES) : octets);
    }
}
