/** What a benchmark measured, and the table of it. Must not know how it was measured. */
@NullMarked
package dev.bottlenose.benchmarks.report;

import org.jspecify.annotations.NullMarked;
