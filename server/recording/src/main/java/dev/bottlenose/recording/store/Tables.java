package dev.bottlenose.recording.store;

import java.util.List;

/** The tables, the same in every database but for the names of types. */
final class Tables {
    /** The version of the tables. A newer one is refused, an older one upgraded. */
    static final int VERSION = 1;

    private Tables() {}

    /**
     * The statements that create the tables.
     *
     * @param key the type of a number that the database assigns
     * @param bytes the type of a byte string
     */
    static List<String> create(String key, String bytes) {
        return List.of(
                "CREATE TABLE session (id TEXT PRIMARY KEY, recorder TEXT NOT NULL, app TEXT NOT NULL,"
                        + " query TEXT NOT NULL, started BIGINT NOT NULL, ended BIGINT, last_time BIGINT NOT NULL,"
                        + " entries BIGINT NOT NULL, raw BIGINT NOT NULL, stored BIGINT NOT NULL,"
                        + " plugins TEXT NOT NULL, kept INTEGER NOT NULL, name TEXT)",
                "CREATE TABLE block (number " + key + ", session TEXT NOT NULL, first_position BIGINT NOT NULL,"
                        + " entries INTEGER NOT NULL, first_time BIGINT NOT NULL, last_time BIGINT NOT NULL,"
                        + " raw INTEGER NOT NULL, stored INTEGER NOT NULL,"
                        + " trigrams " + bytes + " NOT NULL, data " + bytes + " NOT NULL)",
                "CREATE UNIQUE INDEX block_of_session ON block (session, first_position)",
                "CREATE INDEX block_by_time ON block (last_time, number)");
    }
}
