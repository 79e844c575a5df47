/**
 * Puts files on disk so that no reader ever meets half a file, and lets one process at a time own a directory.
 *
 * <p>Knows nothing of what is in the files. Must not log, cache or retry.
 */
@NullMarked
package dev.bottlenose.files;

import org.jspecify.annotations.NullMarked;
