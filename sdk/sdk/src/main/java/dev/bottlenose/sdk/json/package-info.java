/**
 * JSON as values: objects and arrays that are easy to build and cannot change, a strict reader and a writer.
 *
 * <p>Knows nothing of the debugging conversation. Must not reflect on the app's classes: what a value looks like as JSON is
 * said by the value ({@link dev.bottlenose.sdk.json.FlipperValue}) or by a {@link dev.bottlenose.sdk.json.FlipperShape}.
 */
@NullMarked
package dev.bottlenose.sdk.json;

import org.jspecify.annotations.NullMarked;
