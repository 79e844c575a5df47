/**
 * What bridges share: blocking tasks run on other threads, and the faults that are open.
 *
 * <p>Must not know any kind of device, and starts no thread of its own.
 */
@NullMarked
package dev.bottlenose.devices.work;

import org.jspecify.annotations.NullMarked;
