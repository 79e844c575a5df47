/**
 * Taps OkHttp 4 and 5: an interceptor for what is said, an event listener for how long it took.
 *
 * <p>Copies bytes as they pass; must not hold them up, read ahead, or change what the app gets.
 */
@NullMarked
package dev.bottlenose.sdk.network.okhttp;

import org.jspecify.annotations.NullMarked;
