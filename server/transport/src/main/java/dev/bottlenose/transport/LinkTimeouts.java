package dev.bottlenose.transport;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a peer may take.
 *
 * @param opening from a connection's first packet to the end of the upgrade or the SETUP
 * @param idle how long a link may stay without any message from the peer; empty for indefinitely
 */
public record LinkTimeouts(Duration opening, Optional<Duration> idle) {}
