/**
 * The front ends' side: port 52342, who may use it, the commands it answers and the events it publishes, in the form of
 * the original FlipperServer API. Line C of the architecture begins here.
 *
 * <p>Source: docs/PROTOCOL.md, the front ends' API.
 */
@NullMarked
package dev.bottlenose.server.api;

import org.jspecify.annotations.NullMarked;
