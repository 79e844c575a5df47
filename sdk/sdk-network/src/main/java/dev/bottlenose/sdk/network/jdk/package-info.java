/**
 * Taps {@code java.net.http}: a client that does what the app's own client does, and tells of it.
 *
 * <p>Copies bytes as they pass; must not hold them up, ask for more of them, or change what the app gets.
 */
@NullMarked
package dev.bottlenose.sdk.network.jdk;

import org.jspecify.annotations.NullMarked;
