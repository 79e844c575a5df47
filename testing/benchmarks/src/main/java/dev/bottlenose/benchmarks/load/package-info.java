/**
 * Apps and front ends that cost next to nothing themselves: frames are encoded once and sent many times, and what comes in
 * is counted, not parsed.
 */
@NullMarked
package dev.bottlenose.benchmarks.load;

import org.jspecify.annotations.NullMarked;
