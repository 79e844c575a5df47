/**
 * The feed of the server's events, and how the server's values become those that events and answers carry.
 *
 * <p>Must not know who subscribes.
 */
@NullMarked
package dev.bottlenose.server.events;

import org.jspecify.annotations.NullMarked;
