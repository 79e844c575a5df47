/**
 * The connected apps: who they are, what they said, which calls they owe answers to, and the devices they run on.
 *
 * <p>Decisions about the conversation are the session's; this room holds locks, links and memory. It owns the interface
 * through which front ends get what apps say, and knows none of them.
 */
@NullMarked
package dev.bottlenose.server.apps;

import org.jspecify.annotations.NullMarked;
