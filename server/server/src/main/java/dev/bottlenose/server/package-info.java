/**
 * The composition root: wires the rooms into one server, by hand, and takes it down again.
 */
@NullMarked
package dev.bottlenose.server;

import org.jspecify.annotations.NullMarked;
