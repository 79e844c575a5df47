/**
 * The messages of apps, kept within a limit of memory, and how far each front end has read them.
 *
 * <p>Owns the interface through which front ends receive messages; must not know connections or front ends.
 */
@NullMarked
package dev.bottlenose.server.history;

import org.jspecify.annotations.NullMarked;
