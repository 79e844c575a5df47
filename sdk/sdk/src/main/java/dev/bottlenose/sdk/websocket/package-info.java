/**
 * The framing of a WebSocket client (RFC 6455).
 *
 * <p>Does not depend on Flipper. Text messages only: binary ones are skipped.
 */
@NullMarked
package dev.bottlenose.sdk.websocket;

import org.jspecify.annotations.NullMarked;
