/**
 * Shows rows of the app in a table on the desktop. The table's schema is sent along, so that the desktop needs no
 * plugin for it.
 *
 * <p>{@code Rows} holds the rows, {@code TablePlugin} sends them. Must not hold more rows than its limit.
 */
@NullMarked
package dev.bottlenose.sdk.tables;

import org.jspecify.annotations.NullMarked;
