/**
 * What carries whole messages between the app and a desktop: the few words a carrier must speak, so that WebSocket is one of
 * several.
 *
 * <p>A carrier decides nothing about the protocol; it must never let a caller wait or throw for the network's sake.
 */
@NullMarked
package dev.bottlenose.sdk.transport;

import org.jspecify.annotations.NullMarked;
