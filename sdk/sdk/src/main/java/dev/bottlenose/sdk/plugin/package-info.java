/**
 * The interfaces for authors of plugins: the plugin to implement, and its connection, receivers and responders.
 *
 * <p>Interfaces, and a buffer for events before the first connection.
 */
@NullMarked
package dev.bottlenose.sdk.plugin;

import org.jspecify.annotations.NullMarked;
