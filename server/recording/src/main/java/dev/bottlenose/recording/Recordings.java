package dev.bottlenose.recording;

import dev.bottlenose.recording.block.Block;
import dev.bottlenose.recording.block.BlockCodec;
import dev.bottlenose.recording.block.BlockText;
import dev.bottlenose.recording.block.DamagedBlockException;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.SessionSummary;
import dev.bottlenose.recording.store.SessionStore;
import dev.bottlenose.recording.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is recorded. Safe from any thread; every method blocks. */
public final class Recordings {
    /** Opens the store if necessary. */
    interface Source {
        SessionStore get() throws StoreException;
    }

    /** A page of entries has at most so many bytes of texts, or one entry. */
    private static final int PAGE_BYTES = 4 << 20;

    private final Source source;

    Recordings(Source source) {
        this.source = source;
    }

    /**
     * Some entries of a session.
     *
     * @param next the position to continue with
     * @param more whether there may be more
     */
    public record Page(List<Entry> entries, long next, boolean more) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** All sessions, the latest first. */
    public List<SessionSummary> sessions() throws StoreException {
        return source.get().sessions();
    }

    public Optional<SessionSummary> find(String id) throws StoreException {
        return sessions().stream().filter(session -> session.id().equals(id)).findAny();
    }

    /** Exempts a session from automatic deletion. False if there is no such session. */
    public boolean keep(String id, Optional<String> name) throws StoreException {
        return source.get().keep(id, name);
    }

    /** Deletes a session. False if there is no such session. */
    public boolean delete(String id) throws StoreException {
        return source.get().delete(id);
    }

    /** Entries from this position on, the oldest first. */
    public Page from(String session, long position, Optional<String> plugin, int most) throws StoreException {
        SessionStore store = source.get();
        List<Entry> entries = new ArrayList<>();
        long at = position;
        int bytes = 0;
        Optional<Block> block = store.read(session, at);
        while (block.isPresent()) {
            BlockText text = decode(block.get());
            for (int i = (int) Math.max(0, at - block.get().first()); i < text.count(); i++) {
                if (entries.size() == most || bytes > PAGE_BYTES) {
                    return new Page(entries, block.get().first() + i, true);
                }
                if (isOf(plugin, text, i)) {
                    entries.add(text.entry(i));
                    bytes += text.end(i) - text.start(i);
                }
            }
            at = block.get().end();
            block = store.read(session, at);
        }
        return new Page(entries, at, false);
    }

    /** Entries before this position, the latest first. */
    public Page before(String session, long position, Optional<String> plugin, int most) throws StoreException {
        SessionStore store = source.get();
        List<Entry> entries = new ArrayList<>();
        long end = Math.min(position, find(session).map(SessionSummary::entries).orElse(0L));
        int bytes = 0;
        while (end > 0) {
            Optional<Block> block = store.read(session, end - 1);
            if (block.isEmpty() || block.get().first() >= end) {
                break;
            }
            BlockText text = decode(block.get());
            for (int i = (int) (end - block.get().first()) - 1; i >= 0; i--) {
                if (entries.size() == most || bytes > PAGE_BYTES) {
                    return new Page(entries, block.get().first() + i + 1, true);
                }
                if (isOf(plugin, text, i)) {
                    entries.add(text.entry(i));
                    bytes += text.end(i) - text.start(i);
                }
            }
            end = block.get().first();
        }
        return new Page(entries, end, false);
    }

    /**
     * Searches until there are so many hits, or the time is over, or everything was searched.
     *
     * @param from where the latest result ended; empty for the beginning
     */
    public RecordingSearch.Result search(
            RecordingSearch search, Optional<RecordingSearch.Place> from, int most, Duration time)
            throws StoreException, InterruptedException {
        return search.run(source.get(), from, most, time);
    }

    private static boolean isOf(Optional<String> plugin, BlockText text, int index) {
        return plugin.isEmpty() || plugin.get().equals(text.plugin(index));
    }

    private static BlockText decode(Block block) throws StoreException {
        try {
            return BlockCodec.decode(block);
        } catch (DamagedBlockException e) {
            throw StoreException.damagedBlock(e);
        }
    }
}
