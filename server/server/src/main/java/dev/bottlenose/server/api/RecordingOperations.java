package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.RecordedRange;
import dev.bottlenose.frontends.command.RecordingCommands;
import dev.bottlenose.frontends.command.RecordingQuery;
import dev.bottlenose.frontends.command.SessionName;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.description.RecordedPage;
import dev.bottlenose.frontends.description.SearchPage;
import dev.bottlenose.recording.RecordingSearch;
import dev.bottlenose.recording.Recordings;
import dev.bottlenose.recording.search.TextQuery;
import dev.bottlenose.recording.search.TypedQuery;
import dev.bottlenose.recording.store.StoreException;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;

/** Operations on recorded sessions. They wait for a disk or a database, in a thread of their own. */
public final class RecordingOperations implements OperationTable.Family {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_HITS = 200;

    /** How long one command searches; the front end then continues. */
    private static final Duration SEARCHED_FOR = Duration.ofMillis(300);

    private static final Fault OFF =
            new Fault("recording-off", "This server records nothing.", "start it without --no-recording");

    /** Answers a call from the recordings. */
    private interface Work<O> {
        O run(Recordings recordings) throws StoreException, RefusedException, InterruptedException;
    }

    private final Optional<Recordings> recordings;
    private final Supplier<Optional<Fault>> fault;
    private final ExecutorService readers;
    private final ExecutorService searchers;

    /**
     * Operations on the sessions of one server.
     *
     * @param recordings empty if nothing is recorded
     * @param fault that keeps the server from recording
     * @param readers wait for the store
     * @param searchers search in parallel
     */
    public RecordingOperations(
            Optional<Recordings> recordings,
            Supplier<Optional<Fault>> fault,
            ExecutorService readers,
            ExecutorService searchers) {
        this.recordings = recordings;
        this.fault = fault;
        this.readers = readers;
        this.searchers = searchers;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(
                RecordingCommands.SESSIONS,
                (none, call) -> work(
                        call,
                        recorded -> recorded.sessions().stream()
                                .map(RecordingDescriptions::of)
                                .toList()));
        table.add(RecordingCommands.FAULT, (none, call) -> call.answer(fault.get()));
        table.add(RecordingCommands.KEEP, (kept, call) -> work(call, recorded -> keep(recorded, kept)));
        table.add(RecordingCommands.DELETE, (id, call) -> work(call, recorded -> delete(recorded, id)));
        table.add(RecordingCommands.ENTRIES, (range, call) -> work(call, recorded -> entries(recorded, range)));
        table.add(RecordingCommands.SEARCH, (query, call) -> work(call, recorded -> search(recorded, query)));
    }

    private <O> void work(CommandCall<O> call, Work<O> work) {
        if (recordings.isEmpty()) {
            call.fail(OFF);
            return;
        }
        readers.execute(() -> {
            try {
                call.answer(work.run(recordings.get()));
            } catch (StoreException e) {
                call.fail(e.fault());
            } catch (RefusedException e) {
                call.fail(e.fault());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Nothing keep(Recordings recordings, SessionName kept) throws StoreException, RefusedException {
        if (!recordings.keep(kept.session(), kept.name())) {
            throw unknown(kept.session());
        }
        return Nothing.NOTHING;
    }

    private static Nothing delete(Recordings recordings, String id) throws StoreException, RefusedException {
        if (!recordings.delete(id)) {
            throw unknown(id);
        }
        return Nothing.NOTHING;
    }

    private static RecordedPage entries(Recordings recordings, RecordedRange range)
            throws StoreException, RefusedException {
        if (recordings.find(range.session()).isEmpty()) {
            throw unknown(range.session());
        }
        int most = (int) Math.max(1, Math.min(MOST_ENTRIES, range.most().orElse(MOST_ENTRIES)));
        Recordings.Page page = range.from().isPresent()
                ? recordings.from(range.session(), Math.max(0, range.from().getAsLong()), range.plugin(), most)
                : recordings.before(range.session(), range.before().orElse(Long.MAX_VALUE), range.plugin(), most);
        return RecordingDescriptions.of(page);
    }

    private SearchPage search(Recordings recordings, RecordingQuery query)
            throws StoreException, RefusedException, InterruptedException {
        RecordingSearch.Scope scope = new RecordingSearch.Scope(
                query.session(), query.app(), query.plugin(), query.since().orElse(0));
        RecordingSearch search = new RecordingSearch(parse(query.text()), scope, searchers);
        return RecordingDescriptions.of(
                recordings.search(search, query.next().map(RecordingDescriptions::place), MOST_HITS, SEARCHED_FOR));
    }

    private static TextQuery parse(String text) throws RefusedException {
        try {
            return TypedQuery.parse(text);
        } catch (PatternSyntaxException e) {
            throw new RefusedException(new Fault(
                    "regex-malformed",
                    "The regular expression cannot be read: " + e.getDescription() + ".",
                    "correct it, or search for a text, without slashes around it"));
        }
    }

    private static RefusedException unknown(String session) {
        return new RefusedException(
                new Fault("session-unknown", "There is no recorded session '" + session + "'.", "bottlenose sessions"));
    }
}
