package dev.bottlenose.recording.format;

import dev.bottlenose.recording.entry.Entry;
import java.io.IOException;

/** Writes the entries of one session to a stream, the oldest first. Not thread-safe. */
public interface SessionExport {
    void add(Entry entry) throws IOException;

    /** Writes the end of the file. The stream is flushed, not closed. */
    void finish() throws IOException;
}
