/**
 * Devices, and bridges to them: a bridge reports devices of one kind and delivers certificates to the apps on them. The {@code
 * os} that an app sends selects its bridge.
 *
 * <p>Values and interfaces; must not know any kind of device.
 */
@NullMarked
package dev.bottlenose.devices;

import org.jspecify.annotations.NullMarked;
