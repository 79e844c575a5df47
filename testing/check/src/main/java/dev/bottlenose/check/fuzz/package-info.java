/**
 * Runs every fuzz test of the tree as a fuzzer, each in a process of its own. Builds the class paths of the modules; knows no
 * parser.
 */
@NullMarked
package dev.bottlenose.check.fuzz;

import org.jspecify.annotations.NullMarked;
