/** The codecs by themselves, under JMH. */
@NullMarked
package dev.bottlenose.benchmarks.codecs;

import org.jspecify.annotations.NullMarked;
