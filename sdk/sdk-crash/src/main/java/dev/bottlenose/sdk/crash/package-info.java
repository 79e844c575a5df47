/**
 * Tells the desktop of exceptions that nobody caught.
 *
 * <p>Runs in a thread that is about to die, maybe in an app that is: must not throw, must not wait long, and must leave to the
 * app's own handler what was its.
 */
@NullMarked
package dev.bottlenose.sdk.crash;

import org.jspecify.annotations.NullMarked;
