/**
 * The bridge to iOS: simulators through {@code simctl} and the file system they share with the Mac, iPhones and iPads through
 * {@code idb} where it is installed.
 */
@NullMarked
package dev.bottlenose.devices.apple;

import org.jspecify.annotations.NullMarked;
