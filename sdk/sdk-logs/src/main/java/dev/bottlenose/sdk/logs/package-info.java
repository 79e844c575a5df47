/**
 * What the desktop is told of the app's log, whichever library writes it: the newest lines, at a pace the desktop can follow.
 *
 * <p>Knows no logging library, and logs nothing itself; libraries are tapped in the packages below, of which an app uses the
 * one whose library it has. Must not hold up a thread that logs.
 */
@NullMarked
package dev.bottlenose.sdk.logs;

import org.jspecify.annotations.NullMarked;
