/** Pictures of short texts that phones can read. The one place that knows the library that draws them. */
@NullMarked
package dev.bottlenose.server.qr;

import org.jspecify.annotations.NullMarked;
