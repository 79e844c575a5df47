/**
 * The first generation's carrier: RSocket frames, and which of its interactions carries which message of the conversation,
 * so that a session believes every app speaks today's dialect. Source: docs/PROTOCOL.md, RSocket.
 *
 * <p>Values in, values out: knows no sockets, threads or clocks. The 24-bit length before each frame is the shell's.
 */
@NullMarked
package dev.bottlenose.protocol.rsocket;

import org.jspecify.annotations.NullMarked;
