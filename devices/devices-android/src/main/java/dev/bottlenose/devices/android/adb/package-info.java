/**
 * A client of the adb server: its host protocol over plain sockets, and where the programs of the Android SDK are on this
 * computer. Source: AOSP, adb's SERVICES.TXT and shell_protocol.h.
 *
 * <p>Everything blocks, at most for the limit it is given. Must not know what it is used for.
 */
@NullMarked
package dev.bottlenose.devices.android.adb;

import org.jspecify.annotations.NullMarked;
