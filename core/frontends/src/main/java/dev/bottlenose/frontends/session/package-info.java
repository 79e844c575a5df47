/**
 * The front end's side of a connection as a conversation: numbers calls, matches answers to them, and knows what is lost when
 * the connection ends.
 *
 * <p>Pure: calls and texts in, effects out. Must not know sockets, threads or time.
 */
@NullMarked
package dev.bottlenose.frontends.session;

import org.jspecify.annotations.NullMarked;
