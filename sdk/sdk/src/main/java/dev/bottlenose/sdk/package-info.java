/**
 * The entry point of the SDK: {@link dev.bottlenose.sdk.FlipperClient} lets a desktop inspect and debug any JVM app.
 *
 * <p>Wires the other packages together and owns the threads. Those packages, lowest first: {@code json}, {@code
 * plugin}, {@code session}, {@code state}, {@code transport}, {@code carrier}, {@code websocket}, {@code certificates},
 * {@code pairing}; each depends only on those before it.
 */
@NullMarked
package dev.bottlenose.sdk;

import org.jspecify.annotations.NullMarked;
