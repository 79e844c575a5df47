/**
 * The integration with {@code java.net.http}: a client that delegates to the app's own client, and reports its requests.
 *
 * <p>Copies data as it passes; must not delay it, request more of it, or change what the app receives.
 */
@NullMarked
package dev.bottlenose.sdk.network.jdk;

import org.jspecify.annotations.NullMarked;
