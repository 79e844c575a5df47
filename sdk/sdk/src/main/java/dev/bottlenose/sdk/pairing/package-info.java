/**
 * Gets the app and a desktop to trust each other and keeps them connected: when to exchange certificates, when to dial, when
 * to rest (docs/PROTOCOL.md, "Certificate exchange").
 *
 * <p>{@link dev.bottlenose.sdk.pairing.Pairing} decides, without sockets, files or clock; {@link
 * dev.bottlenose.sdk.pairing.DesktopConnector} does what it says. Must not know what is said once a desktop is connected.
 */
@NullMarked
package dev.bottlenose.sdk.pairing;

import org.jspecify.annotations.NullMarked;
