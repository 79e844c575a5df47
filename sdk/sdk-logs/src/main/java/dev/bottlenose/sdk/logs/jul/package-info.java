/** Taps java.util.logging. Must not log, wait, or let an exception out. */
@NullMarked
package dev.bottlenose.sdk.logs.jul;

import org.jspecify.annotations.NullMarked;
