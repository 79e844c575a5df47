/**
 * The messages between a server and its front ends: the text of each, written and read.
 *
 * <p>Pure. Source: docs/PROTOCOL.md, the front ends' API.
 */
@NullMarked
package dev.bottlenose.frontends.message;

import org.jspecify.annotations.NullMarked;
