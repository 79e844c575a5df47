/**
 * The certificate exchange as a conversation: an app asks for a certificate, the server answers once, the app says whether
 * it got its files. Decides what is said; issuing and delivering are others' work.
 *
 * <p>Pure: messages in, effects out. Source: docs/PROTOCOL.md, certificate exchange.
 */
@NullMarked
package dev.bottlenose.protocol.exchange;

import org.jspecify.annotations.NullMarked;
