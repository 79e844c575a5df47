/**
 * Values that all sessions share: how an app introduces itself, its id, a request to it.
 *
 * <p>Values only: no sockets, files, threads, clocks or loggers.
 */
@NullMarked
package dev.bottlenose.protocol;

import org.jspecify.annotations.NullMarked;
