package dev.bottlenose.sdk.databases;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One call's use of a borrowed connection, which is protected against changes unless they are allowed, and returned in
 * its original state.
 */
final class Visit implements AutoCloseable {
    private final Connection connection;
    private final Deadline deadline;
    private final Limits limits;
    private final boolean writable;
    private final Dialect dialect;
    private final boolean wasAutoCommit;
    private final boolean wasReadOnly;
    private boolean queryOnly;

    private Visit(Connection connection, boolean writable, Limits limits, Deadline deadline) throws SQLException {
        this.connection = connection;
        this.deadline = deadline;
        this.limits = limits;
        this.writable = writable;
        this.dialect = Dialect.of(connection.getMetaData());
        this.wasAutoCommit = connection.getAutoCommit();
        this.wasReadOnly = connection.isReadOnly();
    }

    /** Begins a visit. The connection is closed with the visit, and also if this fails. */
    static Visit begin(Connection connection, boolean writable, Limits limits, Deadline deadline) throws SQLException {
        try {
            Visit visit = new Visit(connection, writable, limits, deadline);
            try {
                visit.guard();
            } catch (SQLException | RuntimeException e) {
                visit.restore();
                throw e;
            }
            return visit;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Dialect dialect() {
        return dialect;
    }

    Limits limits() {
        return limits;
    }

    boolean writable() {
        return writable;
    }

    DatabaseMetaData metadata() throws SQLException {
        return connection.getMetaData();
    }

    Connection connection() {
        return connection;
    }

    /** Runs a query with these parameters. */
    <T> T query(String sql, Reading<T> reading, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return watched(statement, () -> {
                try (ResultSet rows = statement.executeQuery()) {
                    return reading.read(rows);
                }
            });
        }
    }

    /** Runs a statement, which is cancelled when the time is up. */
    <T> T watched(Statement statement, Doing<T> doing) throws SQLException {
        deadline.running(statement);
        try {
            return doing.run();
        } finally {
            deadline.done();
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            restore();
        } finally {
            connection.close();
        }
    }

    private void guard() throws SQLException {
        connection.setAutoCommit(writable);
        if (writable) {
            return;
        }
        if (dialect == Dialect.SQLITE) {
            queryOnly = query("PRAGMA query_only", rows -> rows.next() && rows.getBoolean(1));
            pragma(true);
        } else {
            connection.setReadOnly(true);
        }
    }

    /** Restores the connection's original state. */
    void restore() throws SQLException {
        if (!writable) {
            connection.rollback();
            if (dialect == Dialect.SQLITE) {
                pragma(queryOnly);
            } else {
                connection.setReadOnly(wasReadOnly);
            }
            connection.rollback();
        }
        connection.setAutoCommit(wasAutoCommit);
    }

    private void pragma(boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = " + (on ? "ON" : "OFF"));
        }
    }

    /** Reads a query's rows. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Runs a statement. */
    @FunctionalInterface
    interface Doing<T> {
        T run() throws SQLException;
    }
}
