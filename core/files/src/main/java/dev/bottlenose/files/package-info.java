/**
 * Writes files so that no reader ever sees half a file, and lets one process at a time own a directory.
 *
 * <p>Does not interpret the files. Must not log, cache or retry.
 */
@NullMarked
package dev.bottlenose.files;

import org.jspecify.annotations.NullMarked;
