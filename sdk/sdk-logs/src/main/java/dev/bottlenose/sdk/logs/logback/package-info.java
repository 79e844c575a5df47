/** The integration with Logback 1.5 and 1.6. Must not log or block. */
@NullMarked
package dev.bottlenose.sdk.logs.logback;

import org.jspecify.annotations.NullMarked;
