/**
 * Injects faults into a running server, its devices and its command, and compares what they report with the diagnosis that
 * each fault should have.
 */
@NullMarked
package dev.bottlenose.check.faults;

import org.jspecify.annotations.NullMarked;
