/**
 * Pairs the app with a desktop and keeps them connected: when to exchange certificates, when to connect, when to wait
 * (docs/PROTOCOL.md, "Certificate exchange").
 *
 * <p>{@link dev.bottlenose.sdk.pairing.Pairing} decides, without sockets, files or a clock; {@link
 * dev.bottlenose.sdk.pairing.DesktopConnector} performs its effects. Must not depend on the messages once a desktop is
 * connected.
 */
@NullMarked
package dev.bottlenose.sdk.pairing;

import org.jspecify.annotations.NullMarked;
