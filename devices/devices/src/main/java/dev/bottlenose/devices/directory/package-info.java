/**
 * Delivery through a directory of this computer's own file system, which apps on the host and on simulators share with the
 * server. Knows files and orders, no kind of device.
 */
@NullMarked
package dev.bottlenose.devices.directory;

import org.jspecify.annotations.NullMarked;
