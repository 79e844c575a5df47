/**
 * The integration with Jakarta Servlet 5 and 6.
 *
 * <p>Copies data as it is read and written; must not read, write, flush or buffer by itself.
 */
@NullMarked
package dev.bottlenose.sdk.network.servlet;

import org.jspecify.annotations.NullMarked;
