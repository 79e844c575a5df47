package dev.bottlenose.sdk.databases;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Cancels the statement that a call is running when its time is up.
 *
 * <p>{@link Statement#setQueryTimeout} would be simpler, but H2 and SQLite keep that timeout for the whole connection,
 * which goes back to the app.
 */
final class Deadline {
    private @Nullable Statement running;
    private boolean passed;

    /** From now on, this statement is running. */
    synchronized void running(Statement statement) throws SQLException {
        if (passed) {
            throw new SQLException("No time is left");
        }
        running = statement;
    }

    /** No statement is running any more. */
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
                // This driver cannot cancel; the call is answered anyway.
            }
        }
    }

    synchronized boolean hasPassed() {
        return passed;
    }
}
