/** Tries the page as a developer uses it. */
@NullMarked
package dev.bottlenose.ui;

import org.jspecify.annotations.NullMarked;
