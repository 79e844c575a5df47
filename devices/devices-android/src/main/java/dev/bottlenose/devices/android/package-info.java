/**
 * The bridge to Android devices and emulators: tracks them, reverses the server's ports to them, delivers certificates to apps,
 * follows logs, and controls devices.
 *
 * <p>Must not start anything but programs of the Android SDK, and an adb server only if none is running.
 */
@NullMarked
package dev.bottlenose.devices.android;

import org.jspecify.annotations.NullMarked;
