/** Peers for the soak: a WebSocket and an RSocket written by hand, which can misbehave, and front ends that do. */
@NullMarked
package dev.bottlenose.check.soak.peers;

import org.jspecify.annotations.NullMarked;
