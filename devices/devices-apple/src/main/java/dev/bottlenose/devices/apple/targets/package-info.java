/**
 * Simulators, iPhones and iPads as simctl and idb list them, and the paths of apps on them. Source: docs/PROTOCOL.md, iOS.
 *
 * <p>Values and functions: must not run a program.
 */
@NullMarked
package dev.bottlenose.devices.apple.targets;

import org.jspecify.annotations.NullMarked;
