/**
 * The values that server and front ends exchange, and their JSON forms, written and read.
 *
 * <p>Pure. Must not know which command or event carries a value.
 */
@NullMarked
package dev.bottlenose.frontends.description;

import org.jspecify.annotations.NullMarked;
