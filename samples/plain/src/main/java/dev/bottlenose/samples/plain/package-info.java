/**
 * A small app with the SDK: an example to copy from, and what {@code bottlenose demo} runs.
 *
 * <p>{@code FishMarket} is the app, which does not depend on the SDK; {@code Demo} adds the SDK.
 */
@NullMarked
package dev.bottlenose.samples.plain;

import org.jspecify.annotations.NullMarked;
