/**
 * Facts of the wire that server and SDK share, each of them once: file names, default ports, methods, query keys, media, and
 * the fault.
 *
 * <p>Constants and values only. The SDK's jar contains a relocated copy, so a constant here is part of every app.
 */
@NullMarked
package dev.bottlenose.wire;

import org.jspecify.annotations.NullMarked;
