/**
 * Reaches desktops that speak RSocket only, as they did before 2022 (docs/PROTOCOL.md, "RSocket"). Optional: an app says {@code
 * fallback(RSocketFallback.usual())} when it builds its client.
 */
@NullMarked
package dev.bottlenose.sdk.rsocket;

import org.jspecify.annotations.NullMarked;
