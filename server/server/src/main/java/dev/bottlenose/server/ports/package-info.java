/** The ports that apps connect to: each turns new links into conversations. */
@NullMarked
package dev.bottlenose.server.ports;

import org.jspecify.annotations.NullMarked;
