/**
 * The command: one class for each subcommand, all of them front ends like any other. Data goes to standard output, texts
 * for people to standard error.
 */
@NullMarked
package dev.bottlenose.cli;

import org.jspecify.annotations.NullMarked;
