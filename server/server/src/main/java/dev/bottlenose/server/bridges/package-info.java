/**
 * The bridges to devices, as one: chosen by the system an app names or by the device that is meant.
 *
 * <p>Knows the bridges' interface only; which there are is for the class path to say.
 */
@NullMarked
package dev.bottlenose.server.bridges;

import org.jspecify.annotations.NullMarked;
