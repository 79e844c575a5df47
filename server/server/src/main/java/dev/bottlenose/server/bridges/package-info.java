/**
 * Loads the device bridges, and selects one by an app's operating system or by a device.
 *
 * <p>Depends on the bridges' interface only; the class path determines which there are.
 */
@NullMarked
package dev.bottlenose.server.bridges;

import org.jspecify.annotations.NullMarked;
