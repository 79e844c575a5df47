/** The two servers, and a relay as a yardstick, as processes: started fresh, measured from outside, stopped politely. */
@NullMarked
package dev.bottlenose.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
