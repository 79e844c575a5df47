/**
 * Where sessions are stored: one set of SQL statements, for SQLite and for PostgreSQL.
 *
 * <p>Must not know who records or reads. Its methods block.
 */
@NullMarked
package dev.bottlenose.recording.store;

import org.jspecify.annotations.NullMarked;
