/**
 * Compares this server with the original: the same load on both, in turn, on the same machine, in the same run. What counts
 * is the ratio. Processor time is read from the operating system (Linux only).
 */
@NullMarked
package dev.bottlenose.benchmarks;

import org.jspecify.annotations.NullMarked;
