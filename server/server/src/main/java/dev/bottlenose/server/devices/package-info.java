/** The connected devices, and their latest log lines and crashes. */
@NullMarked
package dev.bottlenose.server.devices;

import org.jspecify.annotations.NullMarked;
