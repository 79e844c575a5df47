/**
 * Threads that never keep a process alive, and a scheduler that tests can turn by hand.
 *
 * <p>Must not know what runs on them.
 */
@NullMarked
package dev.bottlenose.threads;

import org.jspecify.annotations.NullMarked;
