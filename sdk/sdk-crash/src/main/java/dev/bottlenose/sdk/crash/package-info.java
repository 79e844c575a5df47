/**
 * Reports uncaught exceptions to the desktop.
 *
 * <p>Runs in a thread that is about to end, maybe in an app that is: must not throw, must not block for long, and must
 * call the app's own handler.
 */
@NullMarked
package dev.bottlenose.sdk.crash;

import org.jspecify.annotations.NullMarked;
