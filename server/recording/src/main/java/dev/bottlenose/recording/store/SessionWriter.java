package dev.bottlenose.recording.store;

import dev.bottlenose.recording.block.Block;
import dev.bottlenose.recording.entry.RecordedApp;
import java.util.List;

/** Writes to the store, in one transaction. Not thread-safe. */
public interface SessionWriter {
    /**
     * A session that is written.
     *
     * @param next the position of its next entry
     */
    record OpenSession(String id, long next) {}

    /**
     * Continues the app's latest session of this server, or begins one.
     *
     * @param newId of the session, if one begins
     * @param continueSince how late its last entry has to be for a session to be continued
     */
    OpenSession open(RecordedApp app, String newId, long now, long continueSince) throws StoreException;

    /**
     * Stores a block in place of all blocks of its session that begin at its first entry or behind. False if the session was
     * deleted.
     */
    boolean put(String session, Block block, List<String> plugins) throws StoreException;

    /** Ends a session. */
    void end(String session, long now) throws StoreException;
}
