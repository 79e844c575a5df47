/**
 * Files of sessions: lines of JSON, session files, and HAR 1.2.
 *
 * <p>Writes to streams. Must not know stores, or where files are.
 */
@NullMarked
package dev.bottlenose.recording.format;

import org.jspecify.annotations.NullMarked;
