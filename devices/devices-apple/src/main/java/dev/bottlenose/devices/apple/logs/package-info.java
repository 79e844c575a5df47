/** The logs of simulators, iPhones and iPads: parsers of what the tools print, and the programs that are followed. */
@NullMarked
package dev.bottlenose.devices.apple.logs;

import org.jspecify.annotations.NullMarked;
