/**
 * Records what apps send: the recorder, which the server calls, and the recordings, which front ends read.
 *
 * <p>The server's threads never wait for a disk or a database: one thread writes, what waits for it is limited.
 */
@NullMarked
package dev.bottlenose.recording;

import org.jspecify.annotations.NullMarked;
