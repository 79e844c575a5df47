package dev.bottlenose.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.EntryKind;
import dev.bottlenose.recording.entry.RecordedApp;
import dev.bottlenose.recording.entry.SessionSummary;
import dev.bottlenose.recording.redaction.RedactionRules;
import dev.bottlenose.recording.search.TypedQuery;
import dev.bottlenose.recording.store.SessionStore;
import dev.bottlenose.recording.store.StoreLocation;
import dev.bottlenose.wire.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreRecorderTest {
    private static final RecordedApp APP =
            new RecordedApp("Shop#Linux#host#", Json.object().put("app", "Shop").build());

    @TempDir
    private Path home;

    private final List<String> statuses = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private StoreRecorder recorder;

    @BeforeEach
    void start() {
        recorder = start(RecorderLimits.DEFAULT);
    }

    @AfterEach
    void stop() {
        recorder.close();
        threads.shutdownNow();
    }

    @Test
    void messagesAreStoredInTheirOrder() throws Exception {
        AppRecording recording = recorder.connected(APP);
        for (int i = 0; i < 10_000; i++) {
            recording.add(EntryKind.MESSAGE, "P" + i % 3, message(i));
        }
        String session = awaitEntries(10_000);

        List<Entry> entries = all(session, Optional.empty());
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).position()).isEqualTo(i);
            assertThat(entries.get(i).plugin()).isEqualTo("P" + i % 3);
            assertThat(entries.get(i).text()).isEqualTo(message(i));
        }
        assertThat(all(session, Optional.of("P1"))).hasSize(3_333);
    }

    @Test
    void pagesBackwardsAreThePagesForwardsReversed() throws Exception {
        AppRecording recording = recorder.connected(APP);
        for (int i = 0; i < 5_000; i++) {
            recording.add(EntryKind.MESSAGE, "P" + i % 3, message(i));
        }
        String session = awaitEntries(5_000);
        List<Entry> backwards = new ArrayList<>();
        Recordings.Page page = recorder.recordings().before(session, Long.MAX_VALUE, Optional.of("P2"), 100);
        backwards.addAll(page.entries());
        for (int i = 0; page.more(); i++) {
            assertThat(i).isLessThan(1_000);
            page = recorder.recordings().before(session, page.next(), Optional.of("P2"), 100);
            backwards.addAll(page.entries());
        }
        Collections.reverse(backwards);

        assertThat(backwards).isEqualTo(all(session, Optional.of("P2")));
    }

    @Test
    void manySmallWritesBecomeFewBlocks() throws Exception {
        AppRecording recording = recorder.connected(APP);
        for (int i = 0; i < 10; i++) {
            recording.add(EntryKind.MESSAGE, "P", message(i));
            awaitEntries(i + 1);
        }
        recording.disconnected();
        await().until(() -> recorder.recordings().sessions().get(0).ended().isPresent());
        recorder.close();

        try (SessionStore store = StoreLocation.directory(home).open("test")) {
            assertThat(store.index(Optional.empty(), SessionStore.Cursor.END, 100))
                    .hasSize(1);
        }
    }

    @Test
    void appThatConnectsAgainContinuesItsSession() throws Exception {
        AppRecording first = recorder.connected(APP);
        first.add(EntryKind.MESSAGE, "P", message(0));
        first.disconnected();
        recorder.close();
        recorder = start(RecorderLimits.DEFAULT);
        recorder.connected(APP).add(EntryKind.MESSAGE, "P", message(1));

        String session = awaitEntries(2);
        assertThat(all(session, Optional.empty())).extracting(Entry::text).containsExactly(message(0), message(1));
        assertThat(recorder.recordings().sessions()).hasSize(1);
    }

    @Test
    void deletedSessionOfAConnectedAppIsFollowedByANewOne() throws Exception {
        AppRecording recording = recorder.connected(APP);
        recording.add(EntryKind.MESSAGE, "P", message(0));
        String session = awaitEntries(1);
        recorder.recordings().delete(session);
        recording.add(EntryKind.MESSAGE, "P", message(1));

        String next = awaitEntries(1);
        assertThat(next).isNotEqualTo(session);
        assertThat(all(next, Optional.empty())).extracting(Entry::text).containsExactly(message(1));
    }

    @Test
    void secretsAreNotInTheFiles() throws Exception {
        AppRecording recording = recorder.connected(APP);
        recording.add(EntryKind.MESSAGE, "P", message(0));
        recording.add(EntryKind.MESSAGE, "P", JsonText.of("{\"password\":\"hunter2\"}"));
        String session = awaitEntries(2);

        assertThat(all(session, Optional.empty()))
                .extracting(entry -> entry.text().toString())
                .containsExactly(message(0).toString(), "{\"password\":\"[redacted]\"}");
    }

    @Test
    void whatDoesNotFitIsCountedInItsPlace() throws Exception {
        recorder.close();
        recorder = start(new RecorderLimits(100_000, RecorderLimits.DEFAULT.stored()));
        AppRecording recording = recorder.connected(APP);
        recording.add(EntryKind.MESSAGE, "P", message(0));
        JsonText large = Json.object().put("large", "x".repeat(200_000)).toText();
        recording.add(EntryKind.MESSAGE, "P", large);
        recording.add(EntryKind.MESSAGE, "P", large);
        recording.add(EntryKind.MESSAGE, "P", message(1));

        List<Entry> entries = all(awaitEntries(3), Optional.empty());
        assertThat(entries)
                .extracting(Entry::kind)
                .containsExactly(EntryKind.MESSAGE, EntryKind.GAP, EntryKind.MESSAGE);
        assertThat(entries.get(1).text()).hasToString("{\"missing\":2}");
    }

    @Test
    void searchFindsTheLatestFirstAndContinues() throws Exception {
        AppRecording recording = recorder.connected(APP);
        for (int i = 0; i < 20_000; i++) {
            recording.add(EntryKind.MESSAGE, "P" + i % 2, message(i));
        }
        awaitEntries(20_000);
        RecordingSearch search = search("number\":1234", Optional.of("P0"));
        List<String> found = new ArrayList<>();
        Optional<RecordingSearch.Place> place = Optional.empty();
        for (int i = 0; i == 0 || place.isPresent(); i++) {
            assertThat(i).isLessThan(100);
            RecordingSearch.Result result = recorder.recordings().search(search, place, 2, Duration.ofMinutes(1));
            result.hits().forEach(hit -> found.add(hit.entry().text().toString()));
            place = result.next();
        }

        assertThat(found)
                .containsExactly(
                        message(12348).toString(),
                        message(12346).toString(),
                        message(12344).toString(),
                        message(12342).toString(),
                        message(12340).toString(),
                        message(1234).toString());
    }

    @Test
    void storeThatCannotBeUsedIsReportedAndNothingElseHappens() throws Exception {
        recorder.close();
        Files.writeString(home.resolve("sessions.db"), "a file of the user that is long enough");
        recorder = start(RecorderLimits.DEFAULT);
        AppRecording recording = recorder.connected(APP);
        for (int i = 0; i < 100_000; i++) {
            recording.add(EntryKind.MESSAGE, "P", message(i));
        }

        await().untilAsserted(() -> assertThat(statuses).containsExactly("recording-foreign"));
        recording.disconnected();
    }

    private StoreRecorder start(RecorderLimits limits) {
        RecorderStatus status = new RecorderStatus() {
            @Override
            public void failed(Fault fault) {
                statuses.add(fault.code());
            }

            @Override
            public void recovered() {
                statuses.add("recovered");
            }
        };
        return StoreRecorder.start(
                new StoreRecorder.Options(StoreLocation.directory(home), "test", limits, RedactionRules.DEFAULT),
                Clock.systemUTC(),
                new SecureRandom(),
                status);
    }

    private RecordingSearch search(String text, Optional<String> plugin) {
        return new RecordingSearch(
                TypedQuery.parse(text),
                new RecordingSearch.Scope(Optional.empty(), Optional.empty(), plugin, 0),
                threads);
    }

    /** Returns the id of the latest session, which has so many entries. */
    private String awaitEntries(long count) {
        await().until(() -> {
            List<SessionSummary> sessions = recorder.recordings().sessions();
            return !sessions.isEmpty() && sessions.get(0).entries() == count;
        });
        try {
            return recorder.recordings().sessions().get(0).id();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Entry> all(String session, Optional<String> plugin) throws Exception {
        List<Entry> entries = new ArrayList<>();
        long position = 0;
        Recordings.Page page = recorder.recordings().from(session, position, plugin, 1000);
        entries.addAll(page.entries());
        for (int i = 0; page.more(); i++) {
            assertThat(i).isLessThan(1_000);
            page = recorder.recordings().from(session, page.next(), plugin, 1000);
            entries.addAll(page.entries());
        }
        return entries;
    }

    private static JsonText message(int number) {
        return JsonText.of("{\"method\":\"execute\",\"params\":{\"number\":" + number + "}}");
    }
}
