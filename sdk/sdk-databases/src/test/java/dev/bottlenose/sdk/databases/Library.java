package dev.bottlenose.sdk.databases;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A small database of books, the same everywhere. */
final class Library {
    private Library() {}

    static void fill(DataSource source, String blobType) throws SQLException {
        run(
                source,
                "CREATE TABLE \"authors\" (\"id\" INTEGER PRIMARY KEY, \"name\" VARCHAR(50) NOT NULL)",
                "CREATE TABLE \"books\" (\"id\" INTEGER PRIMARY KEY, \"title\" VARCHAR(100) DEFAULT 'untitled' NOT NULL,"
                        + " \"author\" INTEGER REFERENCES \"authors\"(\"id\"), \"pages\" BIGINT, \"weight\" DOUBLE PRECISION,"
                        + " \"cover\" " + blobType + ")",
                "CREATE UNIQUE INDEX \"by_title\" ON \"books\"(\"title\", \"author\")",
                "CREATE VIEW \"titles\" AS SELECT \"title\" FROM \"books\"",
                "INSERT INTO \"authors\" VALUES (1, 'Melville')",
                "INSERT INTO \"books\" VALUES (1, 'Typee', 1, 9007199254740993, 0.25, NULL)",
                "INSERT INTO \"books\" VALUES (2, 'Omoo', 1, 389, NULL, NULL)",
                "INSERT INTO \"books\" VALUES (3, 'Mardi', NULL, 654, 1.5, NULL)");
    }

    static void run(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static long count(DataSource source, String table) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM \"" + table + "\"")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
