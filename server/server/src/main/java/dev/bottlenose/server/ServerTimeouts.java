package dev.bottlenose.server;

import java.time.Duration;

/**
 * How long the server waits for apps.
 *
 * @param opening for a connection to complete its TLS and WebSocket or RSocket handshakes
 * @param pairingIdle for the next message of an app on an insecure port
 * @param connect for an app to connect after it received its certificates
 */
public record ServerTimeouts(Duration opening, Duration pairingIdle, Duration connect) {
    /** 10 s, 2 min and 30 s. */
    public static final ServerTimeouts DEFAULT =
            new ServerTimeouts(Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofSeconds(30));
}
