/**
 * What a device's log says: entries out of the binary form of {@code logcat -B}, and crashes out of entries. Source: AOSP,
 * log_read.h.
 *
 * <p>Values and functions; knows no device.
 */
@NullMarked
package dev.bottlenose.devices.android.logcat;

import org.jspecify.annotations.NullMarked;
