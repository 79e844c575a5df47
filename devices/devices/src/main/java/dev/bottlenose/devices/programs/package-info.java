/**
 * Runs other programs of this computer within limits of time and output, and finds them.
 *
 * <p>Must not know which programs, nor what their output means.
 */
@NullMarked
package dev.bottlenose.devices.programs;

import org.jspecify.annotations.NullMarked;
