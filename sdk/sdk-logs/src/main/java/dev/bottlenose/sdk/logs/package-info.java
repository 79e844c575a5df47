/**
 * Sends the app's log to the desktop, whichever library writes it: the newest lines, at a rate that the desktop can handle.
 *
 * <p>Depends on no logging library, and logs nothing itself; the integrations are in the packages below. Must not block
 * a thread that logs.
 */
@NullMarked
package dev.bottlenose.sdk.logs;

import org.jspecify.annotations.NullMarked;
