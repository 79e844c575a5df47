/**
 * Test doubles for code that uses Android devices: a device that a real {@code adb} accepts as a phone, and a real adb
 * server for the test. Requires a Unix with {@code sh}; must not depend on a test framework.
 *
 * <p>The device runs commands in a shell of this computer, with the permissions of the test. It listens on loopback
 * only, until it is closed.
 */
@NullMarked
package dev.bottlenose.testing.android;

import org.jspecify.annotations.NullMarked;
