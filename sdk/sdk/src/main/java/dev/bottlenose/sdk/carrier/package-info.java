/**
 * What every carrier of messages needs, whatever it speaks: a socket that can be cut, a watchdog that enforces timeouts, a bounded
 * queue that knows what was confirmed.
 */
@NullMarked
package dev.bottlenose.sdk.carrier;

import org.jspecify.annotations.NullMarked;
