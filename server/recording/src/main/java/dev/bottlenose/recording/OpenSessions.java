package dev.bottlenose.recording;

import dev.bottlenose.recording.block.Block;
import dev.bottlenose.recording.block.BlockCodec;
import dev.bottlenose.recording.block.EntryBuffer;
import dev.bottlenose.recording.entry.RecordedApp;
import dev.bottlenose.recording.redaction.Redaction;
import dev.bottlenose.recording.store.SessionWriter;
import dev.bottlenose.recording.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that are being recorded. What arrives within a moment is stored as a small block at once; when the small blocks
 * of a session together are large enough, one block takes their place. Only the recorder's thread uses it.
 */
final class OpenSessions {
    /** Texts of all sessions that may be in memory until their small blocks are joined, in bytes. */
    private static final int TAIL_BYTES = 16 << 20;

    private static final int SMALLEST_BLOCK_BYTES = 16 << 10;

    /** More small blocks of one session are joined, even if the result is small too. */
    private static final int MOST_SMALL_BLOCKS = 64;

    /**
     * A session.
     *
     * @param tailStart the position of the first entry of the tail
     * @param tail what was stored in small blocks
     */
    private record State(String id, long tailStart, List<EntryBuffer> tail, Set<String> plugins) {
        State {
            tail = List.copyOf(tail);
            plugins = Set.copyOf(plugins);
        }

        int bytes() {
            return tail.stream().mapToInt(EntryBuffer::bytes).sum();
        }

        int count() {
            return tail.stream().mapToInt(EntryBuffer::count).sum();
        }

        EntryBuffer joined() {
            EntryBuffer joined = new EntryBuffer();
            tail.forEach(joined::addAll);
            return joined;
        }
    }

    private final Redaction redaction;
    private final Supplier<String> ids;
    private final Map<Long, State> states = new HashMap<>();

    /** @param ids of new sessions */
    OpenSessions(Redaction redaction, Supplier<String> ids) {
        this.redaction = redaction;
        this.ids = ids;
    }

    /** Stores tasks. If it fails, nothing has changed. */
    Runnable write(List<RecordingTask> tasks, SessionWriter writer) throws StoreException {
        Map<Long, State> changed = new HashMap<>();
        Set<Long> ended = new TreeSet<>();
        for (RecordingTask task : tasks) {
            State state = changed.getOrDefault(task.recording(), states.get(task.recording()));
            State next = write(task, state == null ? open(task, writer, true) : state, writer);
            changed.put(task.recording(), next);
            if (task.last()) {
                writer.end(next.id(), task.time());
                ended.add(task.recording());
            }
        }
        return () -> {
            states.putAll(changed);
            states.keySet().removeAll(ended);
        };
    }

    private State write(RecordingTask task, State state, SessionWriter writer) throws StoreException {
        EntryBuffer entries = BlockCodec.redact(task.entries(), redaction);
        if (entries.isEmpty() && !(task.last() && state.tail().size() > 1)) {
            return state;
        }
        State next = add(task, state, entries, writer);
        // Somebody deleted the session while the app is connected: what follows is a new one.
        return next == null ? addToNew(task, entries, writer) : next;
    }

    private State addToNew(RecordingTask task, EntryBuffer entries, SessionWriter writer) throws StoreException {
        State state = open(task, writer, false);
        State next = entries.isEmpty() ? state : add(task, state, entries, writer);
        if (next == null) {
            throw new IllegalStateException("session is deleted by another thread: " + state.id());
        }
        return next;
    }

    /** Null if the session was deleted. */
    private @Nullable State add(RecordingTask task, State state, EntryBuffer entries, SessionWriter writer)
            throws StoreException {
        Set<String> plugins = new TreeSet<>(state.plugins());
        plugins.addAll(entries.plugins());
        plugins.remove("");
        List<EntryBuffer> tail = new ArrayList<>(state.tail());
        if (!entries.isEmpty()) {
            tail.add(entries);
        }
        State whole = new State(state.id(), state.tailStart(), tail, plugins);
        boolean complete = task.last() || whole.bytes() >= blockBytes();
        if (complete || tail.size() >= MOST_SMALL_BLOCKS) {
            EntryBuffer joined = tail.size() == 1 ? entries : whole.joined();
            if (!put(whole, BlockCodec.encode(whole.tailStart(), joined), writer)) {
                return null;
            }
            return complete
                    ? new State(state.id(), whole.tailStart() + joined.count(), List.of(), plugins)
                    : new State(state.id(), whole.tailStart(), List.of(joined), plugins);
        }
        Block small = BlockCodec.encode(state.tailStart() + state.count(), entries);
        return put(whole, small, writer) ? whole : null;
    }

    private static boolean put(State state, Block block, SessionWriter writer) throws StoreException {
        return writer.put(state.id(), block, List.copyOf(new TreeSet<>(state.plugins())));
    }

    private int blockBytes() {
        return Math.max(
                SMALLEST_BLOCK_BYTES, Math.min(BlockCodec.BLOCK_BYTES, TAIL_BYTES / Math.max(1, states.size())));
    }

    private State open(RecordingTask task, SessionWriter writer, boolean mayContinue) throws StoreException {
        RecordedApp app = task.app();
        long since = mayContinue ? task.time() - RecorderLimits.CONTINUES_WITHIN.toMillis() : Long.MAX_VALUE;
        SessionWriter.OpenSession session = writer.open(app, ids.get(), task.time(), since);
        return new State(session.id(), session.next(), List.of(), Set.of());
    }
}
