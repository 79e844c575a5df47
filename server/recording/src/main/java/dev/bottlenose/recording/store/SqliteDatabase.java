package dev.bottlenose.recording.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bottlenose.files.WholeFile;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A file of SQLite. What was committed survives the end of the process at any instant, and a loss of power after
 * {@link #sync}. Safe from any thread.
 */
final class SqliteDatabase implements Database {
    static final String FILE = "sessions.db";

    /** Marks a file as one of ours: "Btln". */
    private static final int APPLICATION_ID = 0x42746C6E;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CONNECTIONS = 4;
    private static final int PAGE_BYTES = 8192;
    private static final int BUSY_MILLIS = 10_000;

    private final Path file;
    private final SQLiteDataSource source;
    private final HikariDataSource pool;

    private SqliteDatabase(Path file) {
        this.file = file;
        source = source(file);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("bottlenose-sqlite");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(BUSY_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setMaxLifetime(0);
        pool = new HikariDataSource(config);
    }

    /** The database in this directory, which is created if necessary. */
    static SqliteDatabase in(Path directory) throws StoreException {
        Path file = directory.resolve(FILE);
        try {
            WholeFile.createPrivateDirectory(directory);
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            if (!Files.isWritable(file) || !Files.isWritable(directory)) {
                throw StoreException.lasting(readOnly(file), new IOException("not writable"));
            }
            if (Files.size(file) > 0 && !startsWithMagic(file)) {
                throw StoreException.lasting(foreign(file), new IOException("not a database"));
            }
            SqliteDatabase database = new SqliteDatabase(file);
            if (Files.size(file) == 0) {
                database.letShrink();
            }
            return database;
        } catch (IOException e) {
            throw StoreException.lasting(readOnly(file), e);
        }
    }

    /** Lets the file shrink when rows are deleted; only possible before anything is in it. */
    private void letShrink() throws StoreException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(PAGE_BYTES);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection()) {
            Sql sql = new Sql(connection);
            sql.run("PRAGMA auto_vacuum = INCREMENTAL");
            sql.run("VACUUM");
        } catch (SQLException e) {
            close();
            throw explain(e);
        }
    }

    @Override
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Not with a connection of the pool, which would wait for a damaged file to recover. */
    @Override
    public void prepare() throws SQLException, StoreException {
        try (Connection connection = source.getConnection()) {
            Sql sql = new Sql(connection);
            int version = number(sql, "PRAGMA user_version");
            int application = number(sql, "PRAGMA application_id");
            boolean empty = number(sql, "SELECT COUNT(*) FROM sqlite_master") == 0;
            if (!empty && application != APPLICATION_ID) {
                throw StoreException.lasting(foreign(file), new SQLException("application id is " + application));
            } else if (version > Tables.VERSION) {
                throw StoreException.lasting(newer(file), new SQLException("version is " + version));
            } else if (empty) {
                connection.setAutoCommit(false);
                for (String statement : Tables.create("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB")) {
                    sql.run(statement);
                }
                sql.run("CREATE TABLE synced (time BIGINT NOT NULL)");
                sql.run("INSERT INTO synced VALUES (0)");
                sql.run("PRAGMA user_version = " + Tables.VERSION);
                sql.run("PRAGMA application_id = " + APPLICATION_ID);
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    @Override
    public void sync() throws SQLException {
        try (Connection connection = connection()) {
            Sql sql = new Sql(connection);
            sql.run("PRAGMA synchronous = FULL");
            try {
                sql.run("UPDATE synced SET time = time + 1");
            } finally {
                sql.run("PRAGMA synchronous = NORMAL");
            }
        }
    }

    @Override
    public void reclaim() throws SQLException {
        try (Connection connection = connection()) {
            new Sql(connection).run("PRAGMA incremental_vacuum");
        }
    }

    @Override
    public StoreException explain(SQLException failure) {
        return switch (failure.getErrorCode() & 0xFF) {
            case 13 ->
                StoreException.temporary(
                        new Fault(
                                "recording-disk-full",
                                "Nothing is recorded, because the disk of " + file + " is full.",
                                "free space; recording then continues by itself"),
                        failure);
            case 8, 14 -> StoreException.lasting(readOnly(file), failure);
            case 11 ->
                StoreException.lasting(
                        new Fault(
                                "recording-damaged",
                                "Nothing is recorded, because " + file + " is damaged.",
                                "move the file to another place and restart the server"),
                        failure);
            case 26 -> StoreException.lasting(foreign(file), failure);
            default ->
                StoreException.temporary(
                        new Fault(
                                "recording-failed",
                                "Nothing is recorded, because writing " + file + " fails: " + failure.getMessage()
                                        + ".",
                                "check the disk; recording continues as soon as writing succeeds"),
                        failure);
        };
    }

    @Override
    public void close() {
        pool.close();
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(PAGE_BYTES);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static boolean startsWithMagic(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    private static int number(Sql sql, String query) throws SQLException {
        return sql.first(row -> row.getInt(1), query).orElse(0);
    }

    private static Fault readOnly(Path file) {
        return new Fault(
                "recording-read-only",
                "Nothing is recorded, because " + file + " cannot be written.",
                "make the directory writable, or start the server with --no-recording");
    }

    private static Fault foreign(Path file) {
        return new Fault(
                "recording-foreign",
                "Nothing is recorded, because " + file + " is not a database of recordings.",
                "move the file to another place and restart the server");
    }

    private static Fault newer(Path file) {
        return new Fault(
                "recording-newer",
                "Nothing is recorded, because a newer version of the server wrote " + file + ".",
                "use that version, or move the file to another place");
    }
}
