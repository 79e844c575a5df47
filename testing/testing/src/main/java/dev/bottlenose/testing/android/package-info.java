/**
 * Fakes for whoever talks to Android devices: a device that a real {@code adb} cannot tell from a phone, and a real adb server of
 * the test's own. Needs a Unix with {@code sh}; must not depend on a test framework.
 *
 * <p>The device runs what it is told in a shell of this computer, with the rights of the test. It listens on loopback only,
 * and only until it is closed.
 */
@NullMarked
package dev.bottlenose.testing.android;

import org.jspecify.annotations.NullMarked;
