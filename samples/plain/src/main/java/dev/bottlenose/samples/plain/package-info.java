/**
 * A small app with the SDK in it: what a reader copies from, and what {@code bottlenose demo} starts.
 *
 * <p>{@code FishMarket} is the app and knows nothing of debugging; {@code Demo} puts the SDK beside it.
 */
@NullMarked
package dev.bottlenose.samples.plain;

import org.jspecify.annotations.NullMarked;
