/**
 * A client of the adb server: its host protocol over plain sockets, and the programs of the Android SDK that are found on this
 * computer. Source: AOSP, adb's SERVICES.TXT and shell_protocol.h.
 *
 * <p>Everything blocks, never longer than the limit it was given. Must not know what it is used for.
 */
@NullMarked
package dev.bottlenose.devices.android.adb;

import org.jspecify.annotations.NullMarked;
