/** The composition root: configures, wires, starts and stops one server. */
@NullMarked
package dev.bottlenose.server;

import org.jspecify.annotations.NullMarked;
