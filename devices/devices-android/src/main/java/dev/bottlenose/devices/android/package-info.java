/**
 * The bridge to Android devices and emulators: tells which there are, reverses the server's ports to them, carries
 * certificates into apps, follows logs, and does what front ends ask of a device.
 *
 * <p>Must not start anything but the Android SDK's own programs, and the adb server only where nobody listens.
 */
@NullMarked
package dev.bottlenose.devices.android;

import org.jspecify.annotations.NullMarked;
