/**
 * Serves the page: files of module {@code ui} from the class path, a page from a folder, and plugins a developer wrote for
 * the built-in one.
 */
@NullMarked
package dev.bottlenose.server.page;

import org.jspecify.annotations.NullMarked;
