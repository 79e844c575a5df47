/** The entry point of {@code ./bottlenose-check}: the table of its sub commands. Contains no check itself. */
@NullMarked
package dev.bottlenose.check;

import org.jspecify.annotations.NullMarked;
