/** A fish market on the web, as people write such apps. Knows nothing of Bottlenose: the starter on its class path is all. */
@NullMarked
package dev.bottlenose.samples.boot;

import org.jspecify.annotations.NullMarked;
