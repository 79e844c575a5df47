/**
 * A WebSocket client (RFC 6455) on blocking sockets: two daemon threads for each connection, one reading and one writing.
 *
 * <p>Knows nothing of Flipper. Text messages only: binary ones are read over.
 */
@NullMarked
package dev.bottlenose.sdk.websocket;

import org.jspecify.annotations.NullMarked;
