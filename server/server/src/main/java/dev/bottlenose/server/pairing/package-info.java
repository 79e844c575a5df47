/**
 * How apps get their certificates, and why they do not: issuing, delivering, and a record of every attempt that failed.
 */
@NullMarked
package dev.bottlenose.server.pairing;

import org.jspecify.annotations.NullMarked;
