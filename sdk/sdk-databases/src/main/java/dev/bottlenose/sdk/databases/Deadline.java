package dev.bottlenose.sdk.databases;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Cancels whatever statement a call is at when its time is up.
 *
 * <p>{@link Statement#setQueryTimeout} would be the other way; but H2 and SQLite keep that for the connection, and the app
 * would get it back with a limit that it never set.
 */
final class Deadline {
    private @Nullable Statement running;
    private boolean passed;

    /** From now on, this statement is the one to be cancelled. */
    synchronized void running(Statement statement) throws SQLException {
        if (passed) {
            throw new SQLException("No time is left");
        }
        running = statement;
    }

    /** Nothing is running any more. */
    synchronized void done() {
        running = null;
    }

    /** The time is up. */
    synchronized void pass() {
        passed = true;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                // This driver cannot; the caller is answered all the same.
            }
        }
    }

    synchronized boolean hasPassed() {
        return passed;
    }
}
