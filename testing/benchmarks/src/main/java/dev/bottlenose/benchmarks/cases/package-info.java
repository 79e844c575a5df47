/** What is measured, one class for each kind of work. */
@NullMarked
package dev.bottlenose.benchmarks.cases;

import org.jspecify.annotations.NullMarked;
