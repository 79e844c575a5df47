/**
 * The certificate exchange as a conversation: an app requests a certificate, the server replies once, the app reports
 * whether it has found its files. Decides on messages; does not issue or deliver.
 *
 * <p>Pure: messages in, effects out. Source: docs/PROTOCOL.md, certificate exchange.
 */
@NullMarked
package dev.bottlenose.protocol.exchange;

import org.jspecify.annotations.NullMarked;
