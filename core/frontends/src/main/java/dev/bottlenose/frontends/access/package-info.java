/**
 * How a front end and its server prove to each other that they know the same key, without sending it.
 *
 * <p>Pure. Must not know where keys are kept.
 */
@NullMarked
package dev.bottlenose.frontends.access;

import org.jspecify.annotations.NullMarked;
