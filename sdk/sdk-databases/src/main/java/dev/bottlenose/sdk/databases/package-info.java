/**
 * Shows the databases an app has {@link javax.sql.DataSource}s for: their tables page by page, their structure, and the
 * answers to SQL.
 *
 * <p>A {@code DatabasesPlugin} takes the desktop's calls and hands each to the thread of the {@code Database} it is about,
 * where a {@code Visit} borrows a connection, guards it, and gives it back as it was. What is done there is one class for
 * each call. Must not touch a database on the SDK's plugin thread, nor keep a connection between two calls.
 */
@NullMarked
package dev.bottlenose.sdk.databases;

import org.jspecify.annotations.NullMarked;
