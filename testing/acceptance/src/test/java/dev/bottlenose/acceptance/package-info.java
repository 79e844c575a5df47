/** Runs the product as its users do, beside peers that others wrote. */
@NullMarked
package dev.bottlenose.acceptance;

import org.jspecify.annotations.NullMarked;
