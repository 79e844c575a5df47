/**
 * Serves the page: plain files from the server's own jar.
 */
@NullMarked
package dev.bottlenose.server.page;

import org.jspecify.annotations.NullMarked;
