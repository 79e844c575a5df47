/**
 * What a recording consists of: sessions and their entries.
 *
 * <p>Values only. Must not know how they are stored.
 */
@NullMarked
package dev.bottlenose.recording.entry;

import org.jspecify.annotations.NullMarked;
