/**
 * Listeners and links: moves whole messages between sockets and whoever talks through them, over WebSocket and RSocket,
 * plain and TLS, with limits on every size and time.
 *
 * <p>Knows no message's meaning. No type of Netty leaves this package.
 */
@NullMarked
package dev.bottlenose.transport;

import org.jspecify.annotations.NullMarked;
