package dev.bottlenose.recording.store;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.recording.block.Block;
import dev.bottlenose.recording.block.TrigramFilter;
import dev.bottlenose.recording.entry.RecordedApp;
import dev.bottlenose.recording.entry.SessionSummary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Sessions in a database. Safe from any thread. */
final class SqlStore implements SessionStore {
    /** Rows that one statement deletes, so that nothing waits long for it. */
    private static final int DELETED_AT_ONCE = 200;

    private final Database database;
    private final String recorder;

    /** Opens the store, and ends what a killed server left open. */
    static SqlStore open(Database database, String recorder) throws StoreException {
        SqlStore store = new SqlStore(database, recorder);
        try {
            database.prepare();
            store.recover();
            return store;
        } catch (SQLException e) {
            database.close();
            throw database.explain(e);
        } catch (StoreException e) {
            database.close();
            throw e;
        }
    }

    private SqlStore(Database database, String recorder) {
        this.database = database;
        this.recorder = recorder;
    }

    @Override
    public <T> T write(Work<T> work) throws StoreException {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(new SqlWriter(new Sql(connection), recorder, database));
                connection.commit();
                return result;
            } catch (SQLException | StoreException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    @Override
    public void sync() throws StoreException {
        try {
            database.sync();
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    @Override
    public List<SessionSummary> sessions() throws StoreException {
        return query(sql -> sql.list(
                SqlStore::summary,
                "SELECT id, recorder, app, query, started, ended, last_time, entries, raw, stored, plugins, kept, name"
                        + " FROM session ORDER BY last_time DESC, id"));
    }

    @Override
    public Optional<Block> read(String session, long position) throws StoreException {
        return query(sql -> sql.first(
                SqlStore::block,
                "SELECT first_position, entries, first_time, last_time, raw, trigrams, data FROM block"
                        + " WHERE session = ? AND first_position >= (SELECT COALESCE(MAX(first_position), 0) FROM block"
                        + " WHERE session = ? AND first_position <= ?) AND first_position + entries > ?"
                        + " ORDER BY first_position LIMIT 1",
                session,
                session,
                position,
                position));
    }

    @Override
    public List<IndexedBlock> index(Optional<String> session, Cursor before, int most) throws StoreException {
        String columns = "SELECT session, first_position, entries, last_time, number, trigrams FROM block WHERE ";
        String rest = "(last_time < ? OR (last_time = ? AND number < ?)) ORDER BY last_time DESC, number DESC LIMIT ?";
        if (session.isEmpty()) {
            return query(sql ->
                    sql.list(SqlStore::indexed, columns + rest, before.time(), before.time(), before.number(), most));
        }
        return query(sql -> sql.list(
                SqlStore::indexed,
                columns + "session = ? AND " + rest,
                session.get(),
                before.time(),
                before.time(),
                before.number(),
                most));
    }

    @Override
    public boolean keep(String session, Optional<String> name) throws StoreException {
        return query(sql -> sql.run(
                        "UPDATE session SET kept = 1, name = COALESCE(?, name) WHERE id = ?",
                        name.orElse(null),
                        session)
                > 0);
    }

    @Override
    public boolean delete(String session) throws StoreException {
        boolean found = query(sql -> sql.run("DELETE FROM session WHERE id = ?", session) > 0);
        deleteBlocks(session);
        reclaim();
        return found;
    }

    @Override
    public void retain(Retention limits, long now) throws StoreException {
        List<String> expired = query(sql -> sql.list(
                row -> row.getString(1),
                "SELECT id FROM session WHERE recorder = ? AND kept = 0 AND last_time < ?",
                recorder,
                now - limits.millis()));
        for (String session : expired) {
            delete(session);
        }
        long excess = query(sql -> sql.first(
                                row -> row.getLong(1),
                                "SELECT COALESCE(SUM(stored), 0) FROM session WHERE recorder = ? AND kept = 0",
                                recorder))
                        .orElse(0L)
                - limits.bytes();
        while (excess > 0) {
            long freed = deleteOldest();
            if (freed == 0) {
                return;
            }
            excess -= freed;
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** Deletes the oldest blocks of the oldest session, and the session with its last block. Returns the bytes. */
    private long deleteOldest() throws StoreException {
        Optional<SessionSummary> oldest = sessions().stream()
                .filter(session -> session.recorder().equals(recorder) && !session.kept())
                .filter(session -> session.sizes().stored() > 0)
                .reduce((newer, older) -> older);
        if (oldest.isEmpty()) {
            return 0;
        }
        String session = oldest.get().id();
        return query(sql -> {
            List<long[]> blocks = sql.list(
                    row -> new long[] {row.getLong(1), row.getLong(2)},
                    "SELECT number, stored FROM block WHERE session = ? ORDER BY first_position LIMIT "
                            + DELETED_AT_ONCE / 10,
                    session);
            long freed = blocks.isEmpty() ? oldest.get().sizes().stored() : 0;
            for (long[] block : blocks) {
                sql.run("DELETE FROM block WHERE number = ?", block[0]);
                freed += block[1];
            }
            sql.run("UPDATE session SET stored = stored - ? WHERE id = ?", freed, session);
            sql.run("DELETE FROM session WHERE id = ? AND stored <= 0 AND ended IS NOT NULL", session);
            return freed;
        });
    }

    private void deleteBlocks(String session) throws StoreException {
        int deleted;
        do {
            deleted = query(sql -> sql.run(
                    "DELETE FROM block WHERE number IN (SELECT number FROM block WHERE session = ? LIMIT "
                            + DELETED_AT_ONCE + ")",
                    session));
        } while (deleted > 0);
    }

    private void reclaim() throws StoreException {
        try {
            database.reclaim();
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    private void recover() throws StoreException {
        query(sql -> sql.run("UPDATE session SET ended = last_time WHERE ended IS NULL AND recorder = ?", recorder));
        query(sql -> sql.run("DELETE FROM block WHERE session NOT IN (SELECT id FROM session)"));
    }

    private interface Query<T> {
        T run(Sql sql) throws SQLException;
    }

    private <T> T query(Query<T> query) throws StoreException {
        try (Connection connection = database.connection()) {
            return query.run(new Sql(connection));
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static SessionSummary summary(ResultSet row) throws SQLException {
        long ended = row.getLong("ended");
        OptionalLong end = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(ended);
        return new SessionSummary(
                row.getString("id"),
                row.getString("recorder"),
                new RecordedApp(row.getString("app"), query(row.getString("query"))),
                row.getLong("started"),
                end,
                row.getLong("last_time"),
                row.getLong("entries"),
                new SessionSummary.Sizes(row.getLong("raw"), row.getLong("stored")),
                names(row.getString("plugins")),
                row.getInt("kept") != 0,
                Optional.ofNullable(row.getString("name")));
    }

    private static JsonObject query(String text) {
        try {
            return Json.parseObject(JsonText.of(text));
        } catch (MalformedJsonException e) {
            return Json.object().build();
        }
    }

    private static Block block(ResultSet row) throws SQLException {
        return new Block(
                row.getLong("first_position"),
                row.getInt("entries"),
                new Block.Span(row.getLong("first_time"), row.getLong("last_time")),
                row.getInt("raw"),
                TrigramFilter.read(row.getBytes("trigrams")),
                row.getBytes("data"));
    }

    private static IndexedBlock indexed(ResultSet row) throws SQLException {
        return new IndexedBlock(
                row.getString("session"),
                row.getLong("first_position"),
                row.getInt("entries"),
                new Cursor(row.getLong("last_time"), row.getLong("number")),
                TrigramFilter.read(row.getBytes("trigrams")));
    }

    private static List<String> names(String array) {
        try {
            return Json.parse(JsonText.of(array)) instanceof JsonArray names ? names.strings() : List.of();
        } catch (MalformedJsonException e) {
            return List.of();
        }
    }
}
