package dev.bottlenose.recording.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A database, and what it does differently from others. Safe from any thread. */
interface Database extends AutoCloseable {
    /** A connection that commits every statement; closing it returns it. */
    Connection connection() throws SQLException;

    /** Creates or upgrades the tables. */
    void prepare() throws SQLException, StoreException;

    /** Makes everything that was committed durable. */
    void sync() throws SQLException;

    /** Returns the space of deleted rows. */
    void reclaim() throws SQLException;

    /** Explains a failure. */
    StoreException explain(SQLException failure);

    @Override
    void close();
}
