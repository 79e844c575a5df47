/**
 * The commands that front ends send to a server: their names, and the forms of their arguments and answers. Server and front
 * ends use the same ones, so neither writes what the other cannot read.
 *
 * <p>Pure. Source: docs/PROTOCOL.md, the front ends' API.
 */
@NullMarked
package dev.bottlenose.frontends.command;

import org.jspecify.annotations.NullMarked;
