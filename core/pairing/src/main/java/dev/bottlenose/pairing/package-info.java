/**
 * The pairing code, which a person carries from the server to an app on another machine, and what both derive from it: a
 * proof in the app's signing request, and a seal around its certificates (docs/PROTOCOL.md, pairing code).
 *
 * <p>Pure: bytes in, bytes out. Server and SDK share it, so it stays within what Android 8 has.
 */
@NullMarked
package dev.bottlenose.pairing;

import org.jspecify.annotations.NullMarked;
