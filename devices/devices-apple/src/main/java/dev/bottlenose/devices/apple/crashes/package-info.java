/** Crash reports that the Mac writes of apps on simulators. */
@NullMarked
package dev.bottlenose.devices.apple.crashes;

import org.jspecify.annotations.NullMarked;
