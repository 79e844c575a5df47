/**
 * A device's log: entries out of the binary output of {@code logcat -B}, and crashes out of entries. Source: AOSP,
 * log_read.h.
 *
 * <p>Values and functions; knows no device.
 */
@NullMarked
package dev.bottlenose.devices.android.logcat;

import org.jspecify.annotations.NullMarked;
