package dev.bottlenose.recording.store;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.recording.block.Block;
import dev.bottlenose.recording.entry.RecordedApp;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Writes within a transaction. Not thread-safe. */
final class SqlWriter implements SessionWriter {
    /** Approximately what a row takes besides its block, in bytes. */
    private static final int ROW_BYTES = 200;

    private record Size(long raw, long stored) {}

    private final Sql sql;
    private final String recorder;
    private final Database database;

    SqlWriter(Sql sql, String recorder, Database database) {
        this.sql = sql;
        this.recorder = recorder;
        this.database = database;
    }

    @Override
    public OpenSession open(RecordedApp app, String newId, long now, long continueSince) throws StoreException {
        try {
            Optional<OpenSession> latest = sql.first(
                    row -> new OpenSession(row.getString(1), row.getLong(2)),
                    "SELECT id, entries FROM session WHERE recorder = ? AND app = ?"
                            + " AND COALESCE(ended, last_time) >= ? ORDER BY last_time DESC LIMIT 1",
                    recorder,
                    app.clientId(),
                    continueSince);
            if (latest.isPresent()) {
                sql.run(
                        "UPDATE session SET ended = NULL WHERE id = ?",
                        latest.get().id());
                return latest.get();
            }
            sql.run(
                    "INSERT INTO session VALUES (?, ?, ?, ?, ?, NULL, ?, 0, 0, 0, '[]', 0, NULL)",
                    newId,
                    recorder,
                    app.clientId(),
                    app.query().toString(),
                    now,
                    now);
            return new OpenSession(newId, 0);
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    @Override
    public boolean put(String session, Block block, List<String> plugins) throws StoreException {
        try {
            Size replaced = sql.first(
                            row -> new Size(row.getLong(1), row.getLong(2)),
                            "SELECT COALESCE(SUM(raw), 0), COALESCE(SUM(stored), 0) FROM block"
                                    + " WHERE session = ? AND first_position >= ?",
                            session,
                            block.first())
                    .orElseThrow();
            long stored = block.storedSize() + ROW_BYTES;
            int found = sql.run(
                    "UPDATE session SET entries = ?, last_time = ?, raw = raw + ?, stored = stored + ?, plugins = ?"
                            + " WHERE id = ?",
                    block.end(),
                    block.times().last(),
                    block.rawSize() - replaced.raw(),
                    stored - replaced.stored(),
                    Json.array(plugins.stream().map(JsonString::new).toList()).toString(),
                    session);
            if (found == 0) {
                return false;
            }
            sql.run("DELETE FROM block WHERE session = ? AND first_position >= ?", session, block.first());
            insert(session, block, stored);
            return true;
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    @Override
    public void end(String session, long now) throws StoreException {
        try {
            sql.run("UPDATE session SET ended = ? WHERE id = ?", now, session);
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    private void insert(String session, Block block, long stored) throws SQLException {
        sql.run(
                "INSERT INTO block (session, first_position, entries, first_time, last_time, raw, stored,"
                        + " trigrams, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                session,
                block.first(),
                block.entries(),
                block.times().first(),
                block.times().last(),
                block.rawSize(),
                (int) stored,
                block.filter().bytes(),
                block.data());
    }
}
