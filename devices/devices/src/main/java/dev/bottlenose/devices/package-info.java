/**
 * What a device is, and what a bridge to a kind of devices must do: tell which there are, and carry certificates to the
 * apps on them. Bridges are chosen by the {@code os} an app names.
 *
 * <p>Values and one interface; must not know any kind of device.
 */
@NullMarked
package dev.bottlenose.devices;

import org.jspecify.annotations.NullMarked;
