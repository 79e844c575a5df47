/**
 * Searches in blocks.
 *
 * <p>Pure. Must not know where blocks are stored.
 */
@NullMarked
package dev.bottlenose.recording.search;

import org.jspecify.annotations.NullMarked;
