/**
 * The server's side of the conversation with a connected app: which of its plugins run for whom, which call an answer
 * belongs to, and to which plugin a message belongs.
 *
 * <p>Pure: messages and calls in, effects out. Source: docs/PROTOCOL.md, the established channel.
 */
@NullMarked
package dev.bottlenose.protocol.session;

import org.jspecify.annotations.NullMarked;
