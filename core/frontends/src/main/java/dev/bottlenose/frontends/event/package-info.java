/**
 * The events that a server reports to its front ends, and their names and JSON forms.
 *
 * <p>Pure. Source: docs/PROTOCOL.md, the front ends' API.
 */
@NullMarked
package dev.bottlenose.frontends.event;

import org.jspecify.annotations.NullMarked;
