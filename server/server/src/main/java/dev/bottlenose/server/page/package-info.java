/**
 * Serves the page: the files of module {@code ui} from the class path, or a page from a directory, and the user's own
 * plugins.
 */
@NullMarked
package dev.bottlenose.server.page;

import org.jspecify.annotations.NullMarked;
