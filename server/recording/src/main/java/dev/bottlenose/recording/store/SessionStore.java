package dev.bottlenose.recording.store;

import dev.bottlenose.recording.block.Block;
import dev.bottlenose.recording.block.TrigramFilter;
import dev.bottlenose.recording.entry.SessionSummary;
import java.util.List;
import java.util.Optional;

/**
 * Stores sessions and their blocks. Safe from any thread; one thread writes at a time. Every method blocks, and throws a
 * {@link StoreException} if the store cannot be used.
 */
public interface SessionStore extends AutoCloseable {
    /** Runs the work in one transaction: all that it writes is stored, or nothing. */
    <T> T write(Work<T> work) throws StoreException;

    /** Makes everything that was written durable against a loss of power. */
    void sync() throws StoreException;

    /** All sessions, the latest first. */
    List<SessionSummary> sessions() throws StoreException;

    /** The block that contains this position, else the first one behind it. */
    Optional<Block> read(String session, long position) throws StoreException;

    /** Blocks before the cursor, without their data, the latest first. */
    List<IndexedBlock> index(Optional<String> session, Cursor before, int most) throws StoreException;

    /** Exempts a session from automatic deletion. False if there is no such session. */
    boolean keep(String session, Optional<String> name) throws StoreException;

    /** Deletes a session. False if there is no such session. */
    boolean delete(String session) throws StoreException;

    /** Deletes what this server recorded and the limits do not allow. */
    void retain(Retention limits, long now) throws StoreException;

    @Override
    void close();

    /** Writes in a transaction. */
    interface Work<T> {
        T run(SessionWriter writer) throws StoreException;
    }

    /**
     * A place in the order of all blocks.
     *
     * @param time of the last entry
     * @param number of the block, among those of one time
     */
    record Cursor(long time, long number) {
        public static final Cursor END = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** What a search has to see of a block before it reads the block. */
    record IndexedBlock(String session, long first, int entries, Cursor cursor, TrigramFilter filter) {}

    /**
     * How much is stored, sessions that are kept apart.
     *
     * @param bytes of all sessions
     * @param millis since a session's last entry
     */
    record Retention(long bytes, long millis) {}
}
