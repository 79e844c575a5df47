/**
 * Shows rows of an app's own on the desktop: a table is declared, rows are put in, and its schema goes along so that a page
 * can draw it without knowing it.
 *
 * <p>{@code Rows} keeps what is in the table, {@code TablePlugin} tells the desktop. Must not keep more rows than its limit.
 */
@NullMarked
package dev.bottlenose.sdk.tables;

import org.jspecify.annotations.NullMarked;
