/**
 * What the fuzz tests of all modules share.
 *
 * <p>Knows no parser, so that every module's tests can depend on it.
 */
@NullMarked
package dev.bottlenose.testing.fuzz;

import org.jspecify.annotations.NullMarked;
