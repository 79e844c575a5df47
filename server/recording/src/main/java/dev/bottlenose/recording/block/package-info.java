/**
 * Blocks: many entries of one session, compressed together, and an index by which a search skips them.
 *
 * <p>Bytes in, bytes out. Must not know where blocks are stored.
 */
@NullMarked
package dev.bottlenose.recording.block;

import org.jspecify.annotations.NullMarked;
