/**
 * Taps the requests that an app's servlets answer (Jakarta Servlet 5 and 6).
 *
 * <p>Copies bytes as they are read and written; must not read, write, flush or buffer any of its own.
 */
@NullMarked
package dev.bottlenose.sdk.network.servlet;

import org.jspecify.annotations.NullMarked;
