/**
 * Removes secrets from messages before they are stored.
 *
 * <p>Pure: texts in, texts out.
 */
@NullMarked
package dev.bottlenose.recording.redaction;

import org.jspecify.annotations.NullMarked;
