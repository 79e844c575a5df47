/**
 * Apple's developer tools and idb as commands: where they are, how they are called, and what their failures mean.
 *
 * <p>Everything blocks, within limits. Must not know what it is used for.
 */
@NullMarked
package dev.bottlenose.devices.apple.tools;

import org.jspecify.annotations.NullMarked;
