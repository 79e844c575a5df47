/** Delivery of certificates into an app's container on an attached iPhone or iPad, through idb. */
@NullMarked
package dev.bottlenose.devices.apple.delivery;

import org.jspecify.annotations.NullMarked;
