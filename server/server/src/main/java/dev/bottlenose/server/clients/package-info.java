/**
 * The connected apps: their sessions, the calls that await an answer, and the front ends that receive both.
 *
 * <p>Decisions about the conversation are the session's; this package holds locks and links.
 */
@NullMarked
package dev.bottlenose.server.clients;

import org.jspecify.annotations.NullMarked;
