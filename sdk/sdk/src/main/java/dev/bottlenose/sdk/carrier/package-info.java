/**
 * Links over sockets, whatever their protocol: a socket that can be cancelled, a watchdog that enforces timeouts, a
 * bounded queue that tracks what was confirmed. A protocol adds a {@link dev.bottlenose.sdk.carrier.Framing}.
 */
@NullMarked
package dev.bottlenose.sdk.carrier;

import org.jspecify.annotations.NullMarked;
