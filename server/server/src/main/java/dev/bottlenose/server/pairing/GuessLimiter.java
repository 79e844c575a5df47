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
 * Notices that wrong proofs are being tried. A repeated proof counts once: it gives its sender no new information, and
 * an app may keep trying with an expired code. Guarded by {@link PairingCodes}.
 */
final class GuessLimiter {
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int MAX_PER_ADDRESS = 10;
    static final int MAX_TOTAL = 100;

    /** One user of IPv6 usually has all addresses of a network. */
    private static final int NETWORK_BYTES = 8;

    private record Guess(Instant time, String network, String proof) {}

    private final Deque<Guess> recent = new ArrayDeque<>();

    boolean isExceeded(InetAddress address, Instant now) {
        recent.removeIf(guess -> guess.time().plus(WINDOW).isBefore(now));
        return recent.size() >= MAX_TOTAL
                || recent.stream()
                                .filter(guess -> guess.network().equals(network(address)))
                                .count()
                        >= MAX_PER_ADDRESS;
    }

    void add(InetAddress address, String proof, Instant now) {
        Guess guess = new Guess(now, network(address), proof);
        if (recent.stream()
                .noneMatch(known ->
                        known.network().equals(guess.network()) && known.proof().equals(proof))) {
            recent.add(guess);
        }
    }

    private static String network(InetAddress address) {
        byte[] octets = address.getAddress();
        return HexFormat.of()
                .formatHex(address instanceof Inet6Address ? Arrays.copyOf(octets, NETWORK_BYTES) : octets);
    }
}
