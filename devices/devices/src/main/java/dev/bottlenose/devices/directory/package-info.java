/**
 * Delivery into a directory of this computer, which apps on it and on simulators share with the server.
 *
 * <p>Must not know any kind of device.
 */
@NullMarked
package dev.bottlenose.devices.directory;

import org.jspecify.annotations.NullMarked;
