/** The integration with Log4j 2. Must not log or block. */
@NullMarked
package dev.bottlenose.sdk.logs.log4j;

import org.jspecify.annotations.NullMarked;
