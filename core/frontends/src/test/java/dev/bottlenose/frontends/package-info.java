/** Proof of the contract as a whole. */
@NullMarked
package dev.bottlenose.frontends;

import org.jspecify.annotations.NullMarked;
