/**
 * The words of the debugging conversation that every room shares: who an app is, what went wrong.
 *
 * <p>Values only: no sockets, files, threads, clocks or loggers.
 */
@NullMarked
package dev.bottlenose.protocol;

import org.jspecify.annotations.NullMarked;
