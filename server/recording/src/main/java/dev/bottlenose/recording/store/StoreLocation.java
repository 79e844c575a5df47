package dev.bottlenose.recording.store;

import java.nio.file.Path;

/** Where sessions are stored. */
public interface StoreLocation {
    /**
     * Opens the store there.
     *
     * @param recorder the name of this server among those that share the store; the same after a restart
     * @throws StoreException if it cannot be used
     */
    SessionStore open(String recorder) throws StoreException;

    /** A file of SQLite in this directory. */
    static StoreLocation directory(Path directory) {
        return recorder -> SqlStore.open(SqliteDatabase.in(directory), recorder);
    }

    /**
     * A database of PostgreSQL.
     *
     * @param url {@code jdbc:postgresql://...}, without credentials
     */
    static StoreLocation postgres(String url, Credentials credentials) {
        return recorder -> SqlStore.open(new PostgresDatabase(url, credentials), recorder);
    }
}
