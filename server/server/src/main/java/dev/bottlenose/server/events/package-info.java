/**
 * What happens in the server, told to whoever wants to know: front ends, the command, later a recorder.
 *
 * <p>Values and one feed; must not know who listens.
 */
@NullMarked
package dev.bottlenose.server.events;

import org.jspecify.annotations.NullMarked;
