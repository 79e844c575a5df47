/**
 * What a plugin's author sees: the plugin to write, and the connection, receivers and responders it is given.
 *
 * <p>Only words; no decision and no state lives here.
 */
@NullMarked
package dev.bottlenose.sdk.plugin;

import org.jspecify.annotations.NullMarked;
