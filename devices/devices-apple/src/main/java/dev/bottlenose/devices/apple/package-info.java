/**
 * The bridge to iOS: simulators through {@code xcrun simctl} and the file system they share with the Mac, iPhones and iPads
 * through {@code idb} where it is installed. What the programs print is read by pure classes; only {@link
 * dev.bottlenose.devices.apple.Programs} starts any.
 */
@NullMarked
package dev.bottlenose.devices.apple;

import org.jspecify.annotations.NullMarked;
