/**
 * The integration with OkHttp 4 and 5: an interceptor for requests and responses, an event listener for durations.
 *
 * <p>Copies data as it passes; must not delay it, read ahead, or change what the app receives.
 */
@NullMarked
package dev.bottlenose.sdk.network.okhttp;

import org.jspecify.annotations.NullMarked;
