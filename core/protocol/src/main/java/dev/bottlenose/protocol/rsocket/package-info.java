/**
 * The legacy transport: RSocket frames, and which interaction carries which message of the conversation, so that sessions
 * deal with the current dialect only. Source: docs/PROTOCOL.md, RSocket.
 *
 * <p>Values in, values out: knows no sockets, threads or clocks. The shell reads and writes the 24-bit length before each
 * frame.
 */
@NullMarked
package dev.bottlenose.protocol.rsocket;

import org.jspecify.annotations.NullMarked;
