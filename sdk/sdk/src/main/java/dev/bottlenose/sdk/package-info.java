/**
 * The front door of the SDK: {@link dev.bottlenose.sdk.FlipperClient} makes any JVM app a client of Flipper's desktop.
 *
 * <p>Wires the other rooms together and owns the threads. Packages below, lowest first: {@code json}, {@code plugin}, {@code
 * session}, {@code state}, {@code transport}, {@code websocket}, {@code pairing}; each knows only those before it.
 */
@NullMarked
package dev.bottlenose.sdk;

import org.jspecify.annotations.NullMarked;
