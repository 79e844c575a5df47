package dev.bottlenose.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.block.Block;
import dev.bottlenose.recording.block.BlockCodec;
import dev.bottlenose.recording.block.EntryBuffer;
import dev.bottlenose.recording.entry.EntryKind;
import dev.bottlenose.recording.entry.RecordedApp;
import dev.bottlenose.recording.entry.SessionSummary;
import dev.bottlenose.recording.store.SessionStore.Cursor;
import dev.bottlenose.recording.store.SessionStore.IndexedBlock;
import dev.bottlenose.recording.store.SessionStore.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every store does. */
interface SessionStoreContract {
    RecordedApp APP = new RecordedApp(
            "Shop#Android#Pixel#1", Json.object().put("app", "Shop").build());
    long MINUTE = 60_000;

    /** Where each test finds an empty store. */
    StoreLocation location();

    @Test
    default void sessionAndItsBlocksAreThereAfterRestart() throws Exception {
        Block block = block(0, 1000, "{\"a\":1}", "{\"a\":2}");
        try (SessionStore store = location().open("server")) {
            begin(store, "s1", 900);
            put(store, "s1", block);
            store.sync();
        }
        try (SessionStore store = location().open("server")) {
            SessionSummary session = store.sessions().get(0);
            assertThat(session.id()).isEqualTo("s1");
            assertThat(session.app()).isEqualTo(APP);
            assertThat(session.started()).isEqualTo(900);
            assertThat(session.ended())
                    .as("what a killed server left open is ended")
                    .isEqualTo(OptionalLong.of(1001));
            assertThat(session.entries()).isEqualTo(2);
            assertThat(session.plugins()).containsExactly("P");
            assertThat(BlockCodec.decode(store.read("s1", 1).orElseThrow())
                            .entry(1)
                            .text())
                    .isEqualTo(JsonText.of("{\"a\":2}"));
        }
    }

    @Test
    default void transactionThatFailsLeavesNothing() throws Exception {
        try (SessionStore store = location().open("server")) {
            assertThatThrownBy(() -> store.write(writer -> {
                        writer.open(APP, "s1", 0, 0);
                        throw new IllegalStateException("broken on purpose");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(store.sessions()).isEmpty();
        }
    }

    @Test
    default void blockReplacesThoseThatBeginInIt() throws Exception {
        try (SessionStore store = location().open("server")) {
            begin(store, "s1", 0);
            put(store, "s1", block(0, 10, "{\"a\":1}"));
            put(store, "s1", block(1, 11, "{\"a\":2}"));
            put(store, "s1", block(2, 12, "{\"a\":3}"));
            put(store, "s1", block(1, 11, "{\"a\":2}", "{\"a\":3}", "{\"a\":4}"));

            assertThat(store.index(Optional.empty(), Cursor.END, 10))
                    .extracting(IndexedBlock::first)
                    .containsExactly(1L, 0L);
            assertThat(store.sessions().get(0).entries()).isEqualTo(4);
            assertThat(store.read("s1", 3).orElseThrow().first()).isEqualTo(1);
            assertThat(store.read("s1", 4)).isEmpty();
        }
    }

    @Test
    default void sessionContinuesIfTheAppConnectsAgainSoon() throws Exception {
        try (SessionStore store = location().open("server")) {
            begin(store, "s1", 0);
            put(store, "s1", block(0, 10, "{\"a\":1}"));
            end(store, "s1", 20);

            assertThat(open(store, "s2", MINUTE, 0)).isEqualTo(new SessionWriter.OpenSession("s1", 1));
            assertThat(store.sessions().get(0).ended()).isEmpty();
            end(store, "s1", MINUTE);
            assertThat(open(store, "s2", 3 * MINUTE, 2 * MINUTE)).isEqualTo(new SessionWriter.OpenSession("s2", 0));
        }
    }

    @Test
    default void indexIsInTheOrderOfTimeFromTheLatest() throws Exception {
        try (SessionStore store = location().open("server")) {
            begin(store, "s1", 0);
            begin(store, "s2", 0, "Other#iOS#Phone#2");
            put(store, "s1", block(0, 100, "{}"));
            put(store, "s2", block(0, 300, "{}"));
            put(store, "s1", block(1, 200, "{}"));
            put(store, "s1", block(2, 300, "{}"));

            List<String> found = new ArrayList<>();
            Cursor cursor = Cursor.END;
            List<IndexedBlock> page = store.index(Optional.empty(), cursor, 2);
            while (!page.isEmpty()) {
                page.forEach(block -> found.add(block.session() + ":" + block.first()));
                page = store.index(Optional.empty(), page.get(page.size() - 1).cursor(), 2);
            }
            assertThat(found).containsExactly("s1:2", "s2:0", "s1:1", "s1:0");
            assertThat(store.index(Optional.of("s2"), Cursor.END, 10))
                    .extracting(IndexedBlock::session)
                    .containsExactly("s2");
        }
    }

    @Test
    default void deletedSessionHasNoBlocksAndTakesNone() throws Exception {
        try (SessionStore store = location().open("server")) {
            begin(store, "s1", 0);
            put(store, "s1", block(0, 10, "{}"));

            assertThat(store.delete("s1")).isTrue();
            assertThat(store.delete("s1")).isFalse();
            assertThat(store.sessions()).isEmpty();
            assertThat(store.read("s1", 0)).isEmpty();
            assertThat(store.<Boolean>write(writer -> writer.put("s1", block(1, 11, "{}"), List.of())))
                    .isFalse();
            assertThat(store.index(Optional.empty(), Cursor.END, 10)).isEmpty();
        }
    }

    @Test
    default void oldSessionsAreDeletedUnlessKept() throws Exception {
        try (SessionStore store = location().open("server")) {
            for (String id : List.of("s1", "s2", "s3")) {
                begin(store, id, 0, id);
                put(store, id, block(0, id.equals("s3") ? 1000 : 10, "{}"));
                end(store, id, 2000);
            }
            assertThat(store.keep("s1", Optional.of("checkout bug"))).isTrue();
            assertThat(store.keep("s4", Optional.empty())).isFalse();

            store.retain(new Retention(Long.MAX_VALUE, 500), 1200);

            assertThat(store.sessions()).extracting(SessionSummary::id).containsExactly("s3", "s1");
            assertThat(store.sessions().get(1).name()).contains("checkout bug");
        }
    }

    @Test
    default void oldestBlocksAreDeletedBeyondTheLimitOfSize() throws Exception {
        try (SessionStore store = location().open("server")) {
            for (String id : List.of("s1", "s2")) {
                begin(store, id, 0, id);
                for (int i = 0; i < 100; i++) {
                    put(store, id, block(i, (id.equals("s1") ? 0 : 1000) + i, "{}"));
                }
            }
            end(store, "s1", 500);
            long stored =
                    store.sessions().stream().mapToLong(s -> s.sizes().stored()).sum();

            store.retain(new Retention(stored * 3 / 4, Long.MAX_VALUE / 2), 2000);
            assertThat(store.sessions()).hasSize(2);
            assertThat(store.read("s1", 0).orElseThrow().first())
                    .as("the oldest blocks")
                    .isPositive();
            assertThat(store.read("s2", 0).orElseThrow().first()).isZero();

            store.retain(new Retention(stored / 4, Long.MAX_VALUE / 2), 2000);
            assertThat(store.sessions()).extracting(SessionSummary::id).containsExactly("s2");
            assertThat(store.read("s2", 0).orElseThrow().first()).isPositive();
            assertThat(store.read("s2", 99)).isPresent();
        }
    }

    private static Block block(long first, long time, String... texts) {
        EntryBuffer entries = new EntryBuffer();
        for (int i = 0; i < texts.length; i++) {
            entries.add(time + i, EntryKind.MESSAGE, "P", JsonText.of(texts[i]));
        }
        return BlockCodec.encode(first, entries);
    }

    private static void begin(SessionStore store, String id, long now) throws StoreException {
        open(store, id, now, Long.MAX_VALUE);
    }

    private static void begin(SessionStore store, String id, long now, String app) throws StoreException {
        store.write(writer -> writer.open(new RecordedApp(app, APP.query()), id, now, Long.MAX_VALUE));
    }

    private static SessionWriter.OpenSession open(SessionStore store, String id, long now, long since)
            throws StoreException {
        return store.write(writer -> writer.open(APP, id, now, since));
    }

    private static void put(SessionStore store, String id, Block block) throws StoreException {
        assertThat(store.<Boolean>write(writer -> writer.put(id, block, List.of("P"))))
                .isTrue();
    }

    private static void end(SessionStore store, String id, long now) throws StoreException {
        store.write(writer -> {
            writer.end(id, now);
            return true;
        });
    }
}
