/**
 * Lets the desktop browse databases through the app's {@link javax.sql.DataSource}s: tables page by page, their
 * structure, and SQL.
 *
 * <p>A {@code DatabasesPlugin} passes each of the desktop's calls to the thread of its {@code Database}, where a {@code
 * Visit} borrows a connection, protects it, and returns it in its original state. There is one class for each call.
 * Must not access a database on the SDK's plugin thread, nor keep a connection between two calls.
 */
@NullMarked
package dev.bottlenose.sdk.databases;

import org.jspecify.annotations.NullMarked;
