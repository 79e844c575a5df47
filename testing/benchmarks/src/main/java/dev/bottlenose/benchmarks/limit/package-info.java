/**
 * How far this server is from what the machine can do: the same bytes over the same mutual TLS through nginx, which hands
 * them on unread. A command of its own; see {@code docs/PERFORMANCE.md}. Linux only.
 */
@NullMarked
package dev.bottlenose.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
