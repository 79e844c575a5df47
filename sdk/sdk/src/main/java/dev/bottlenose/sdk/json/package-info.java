/**
 * JSON: immutable objects and arrays with builders, a strict parser and a writer.
 *
 * <p>Does not depend on the protocol. Must not use reflection on the app's classes: a value converts itself ({@link
 * dev.bottlenose.sdk.json.FlipperValue}) or is converted by a {@link dev.bottlenose.sdk.json.FlipperShape}.
 */
@NullMarked
package dev.bottlenose.sdk.json;

import org.jspecify.annotations.NullMarked;
