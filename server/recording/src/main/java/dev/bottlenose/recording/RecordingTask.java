package dev.bottlenose.recording;

import dev.bottlenose.recording.block.EntryBuffer;
import dev.bottlenose.recording.entry.RecordedApp;

/**
 * Entries of an app to store.
 *
 * @param recording number of the recording
 * @param reserved bytes of the mailbox, which are released once the entries are stored
 * @param time when the task was made
 * @param last whether the recording ends with it
 */
record RecordingTask(long recording, RecordedApp app, EntryBuffer entries, long reserved, long time, boolean last) {}
