/**
 * Connects to desktops from before 2022, which support RSocket only (docs/PROTOCOL.md, "RSocket"). Optional: an app
 * enables it with {@code fallback(RSocketFallback.usual())} on the client's builder.
 */
@NullMarked
package dev.bottlenose.sdk.rsocket;

import org.jspecify.annotations.NullMarked;
