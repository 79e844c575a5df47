package dev.bottlenose.recording;

import dev.bottlenose.recording.block.Block;
import dev.bottlenose.recording.block.BlockCodec;
import dev.bottlenose.recording.block.BlockText;
import dev.bottlenose.recording.block.DamagedBlockException;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.SessionSummary;
import dev.bottlenose.recording.search.TextQuery;
import dev.bottlenose.recording.store.SessionStore;
import dev.bottlenose.recording.store.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * A search in all sessions, or in one. Blocks are searched from the latest to the oldest, some at a time; within a block, from
 * the last entry to the first. Immutable.
 */
public final class RecordingSearch {
    /** An entry that was found. */
    public record Hit(SessionSummary session, Entry entry) {}

    /**
     * Where a search continues: before this entry of this block.
     *
     * @param position of the entry; 0 if nothing of the block is left
     */
    public record Place(SessionStore.Cursor block, long position) {
        static final Place LATEST = new Place(SessionStore.Cursor.END, 0);
    }

    /**
     * What was found, the latest first.
     *
     * @param next empty if everything was searched
     */
    public record Result(List<Hit> hits, Optional<Place> next) {
        public Result {
            hits = List.copyOf(hits);
        }
    }

    /**
     * Where to search.
     *
     * @param app a part of the app's id or name
     * @param since in milliseconds since 1970
     */
    public record Scope(Optional<String> session, Optional<String> app, Optional<String> plugin, long since) {
        boolean contains(SessionSummary candidate) {
            return session.map(candidate.id()::equals).orElse(true)
                    && app.map(part -> candidate.app().clientId().contains(part)
                                    || candidate
                                            .app()
                                            .query()
                                            .string("app")
                                            .orElse("")
                                            .contains(part))
                            .orElse(true);
        }

        boolean contains(BlockText text, int index) {
            return text.time(index) >= since
                    && plugin.map(text.plugin(index)::equals).orElse(true);
        }
    }

    private static final int INDEXED_AT_ONCE = 200;
    private static final int SEARCHED_AT_ONCE = 8;

    private record Found(SessionSummary session, SessionStore.IndexedBlock block, List<Entry> entries) {}

    private final TextQuery query;
    private final Scope scope;
    private final ExecutorService threads;

    /** @param threads search in blocks */
    public RecordingSearch(TextQuery query, Scope scope, ExecutorService threads) {
        this.query = query;
        this.scope = scope;
        this.threads = threads;
    }

    /**
     * Searches until there are so many hits, or the time is over, or everything was searched.
     *
     * @param from where the latest result ended; empty for the beginning
     */
    Result run(SessionStore store, Optional<Place> from, int most, Duration time)
            throws StoreException, InterruptedException {
        return new Pass(store, from.orElse(Place.LATEST), most, System.nanoTime() + time.toNanos()).run();
    }

    /** One part of a search. Not thread-safe. */
    private final class Pass {
        private final SessionStore store;
        private final Place from;
        private final int most;
        private final long deadline;
        private final Map<String, SessionSummary> sessions = new HashMap<>();
        private final Deque<Future<Found>> running = new ArrayDeque<>();
        private final List<Hit> hits = new ArrayList<>();

        Pass(SessionStore store, Place from, int most, long deadline) {
            this.store = store;
            this.from = from;
            this.most = most;
            this.deadline = deadline;
        }

        Result run() throws StoreException, InterruptedException {
            store.sessions().stream().filter(scope::contains).forEach(session -> sessions.put(session.id(), session));
            SessionStore.Cursor cursor = from.position() == 0
                    ? from.block()
                    : new SessionStore.Cursor(from.block().time(), from.block().number() + 1);
            List<SessionStore.IndexedBlock> blocks = store.index(scope.session(), cursor, INDEXED_AT_ONCE);
            while (!blocks.isEmpty()) {
                for (SessionStore.IndexedBlock block : blocks) {
                    if (block.cursor().time() < scope.since()) {
                        return last();
                    }
                    Optional<Place> full = search(block);
                    if (full.isPresent()) {
                        return new Result(hits, full);
                    }
                    if (System.nanoTime() - deadline > 0) {
                        Optional<Place> place = drain(0).or(() -> Optional.of(new Place(block.cursor(), 0)));
                        return new Result(hits, place);
                    }
                }
                cursor = blocks.get(blocks.size() - 1).cursor();
                blocks = store.index(scope.session(), cursor, INDEXED_AT_ONCE);
            }
            return last();
        }

        private Result last() throws StoreException, InterruptedException {
            return new Result(hits, drain(0));
        }

        /** Where to continue if there are enough hits. */
        private Optional<Place> search(SessionStore.IndexedBlock block) throws StoreException, InterruptedException {
            SessionSummary session = sessions.get(block.session());
            if (session != null && query.mayMatch(block.filter())) {
                running.add(threads.submit(() -> find(session, block)));
            }
            return drain(SEARCHED_AT_ONCE);
        }

        /** Takes the results of the earliest searches until so many are left. */
        private Optional<Place> drain(int left) throws StoreException, InterruptedException {
            while (running.size() > left) {
                Found found = result(running.remove());
                for (Entry entry : found.entries()) {
                    hits.add(new Hit(found.session(), entry));
                    if (hits.size() == most) {
                        running.forEach(search -> search.cancel(false));
                        return Optional.of(new Place(found.block().cursor(), entry.position()));
                    }
                }
            }
            return Optional.empty();
        }

        /** A block that was joined with its neighbours in the meantime has the same entries at the same positions. */
        private Found find(SessionSummary session, SessionStore.IndexedBlock indexed) throws StoreException {
            List<Entry> entries = new ArrayList<>();
            boolean begun = indexed.cursor().equals(from.block());
            long end = begun ? from.position() : indexed.first() + indexed.entries();
            while (end > indexed.first()) {
                Optional<Block> block = store.read(session.id(), end - 1);
                if (block.isEmpty() || block.get().first() >= end) {
                    break;
                }
                matches(block.get(), indexed.first(), end, entries);
                end = block.get().first();
            }
            return new Found(session, indexed, entries);
        }
    }

    private void matches(Block block, long from, long end, List<Entry> entries) {
        try {
            BlockText text = BlockCodec.decode(block);
            int index = query.previous(text, (int) Math.min(text.count(), end - block.first()));
            while (index >= 0 && block.first() + index >= from) {
                if (scope.contains(text, index)) {
                    entries.add(text.entry(index));
                }
                index = query.previous(text, index);
            }
        } catch (DamagedBlockException e) {
            // The rest of the session can be searched all the same.
        }
    }

    private static Found result(Future<Found> search) throws StoreException, InterruptedException {
        try {
            return search.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw new IllegalStateException("search failed", e.getCause());
        }
    }
}
