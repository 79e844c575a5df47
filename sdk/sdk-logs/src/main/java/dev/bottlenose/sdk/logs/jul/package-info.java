/** The integration with {@code java.util.logging}. Must not log, block, or throw. */
@NullMarked
package dev.bottlenose.sdk.logs.jul;

import org.jspecify.annotations.NullMarked;
