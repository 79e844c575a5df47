package dev.bottlenose.recording.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bottlenose.wire.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** A database of PostgreSQL, which several servers share. Safe from any thread. */
final class PostgresDatabase implements Database {
    private static final String SCHEMA = "bottlenose";
    private static final int CONNECTIONS = 4;
    private static final int CONNECT_MILLIS = 5_000;

    /** Lets one server at a time create the tables; any number that others are unlikely to use. */
    private static final long CREATION_LOCK = 0x42746C6EL;

    private final String place;
    private final HikariDataSource pool;

    /** @param url {@code jdbc:postgresql://...}, without credentials */
    PostgresDatabase(String url, Credentials credentials) {
        place = url.replaceFirst("\\?.*", "");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        credentials.user().ifPresent(config::setUsername);
        credentials.password().ifPresent(config::setPassword);
        config.setPoolName("bottlenose-postgresql");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setSchema(SCHEMA);
        config.setDataSourceProperties(properties());
        pool = new HikariDataSource(config);
    }

    @Override
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void prepare() throws SQLException, StoreException {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            Sql sql = new Sql(connection);
            sql.list(row -> row, "SELECT pg_advisory_xact_lock(" + CREATION_LOCK + ")");
            if (!sql.first(row -> row.getBoolean(1), "SELECT to_regclass('bottlenose.version') IS NOT NULL")
                    .orElse(false)) {
                create(sql);
            }
            int version = sql.first(row -> row.getInt(1), "SELECT number FROM version")
                    .orElse(0);
            connection.commit();
            connection.setAutoCommit(true);
            if (version > Tables.VERSION) {
                throw StoreException.lasting(
                        new Fault(
                                "recording-newer",
                                "Nothing is recorded, because a newer version of the server created the tables in "
                                        + place + ".",
                                "use that version, or another database"),
                        new SQLException("version is " + version));
            }
        }
    }

    /** Every commit is durable. */
    @Override
    public void sync() {}

    /** The database does it by itself. */
    @Override
    public void reclaim() {}

    @Override
    public StoreException explain(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals("53100")) {
            return StoreException.temporary(
                    new Fault(
                            "recording-disk-full",
                            "Nothing is recorded, because the disk of " + place + " is full.",
                            "free space; recording then continues by itself"),
                    failure);
        } else if (state.startsWith("28") || state.equals("3D000") || state.equals("42501")) {
            return StoreException.lasting(
                    new Fault(
                            "recording-refused",
                            "Nothing is recorded, because " + place + " refuses access: " + failure.getMessage() + ".",
                            "check the user, the password and the name of the database, then restart the server"),
                    failure);
        } else if (state.equals("25006")) {
            return StoreException.temporary(
                    new Fault(
                            "recording-read-only",
                            "Nothing is recorded, because " + place + " is read-only.",
                            "make it writable; recording then continues by itself"),
                    failure);
        }
        return StoreException.temporary(
                new Fault(
                        "recording-unavailable",
                        "Nothing is recorded, because " + place + " cannot be used: " + failure.getMessage() + ".",
                        "start the database; recording then continues by itself"),
                failure);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void create(Sql sql) throws SQLException {
        sql.run("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        for (String statement : Tables.create("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA")) {
            sql.run(statement);
        }
        // They are compressed already.
        sql.run("ALTER TABLE block ALTER COLUMN data SET STORAGE EXTERNAL, ALTER COLUMN trigrams SET STORAGE EXTERNAL");
        sql.run("CREATE TABLE version (number INTEGER NOT NULL)");
        sql.run("INSERT INTO version VALUES (" + Tables.VERSION + ")");
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "bottlenose");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }
}
