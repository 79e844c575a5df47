/** The laws of docs/ARCHITECTURE.md as tests. */
@NullMarked
package dev.bottlenose.architecture;

import org.jspecify.annotations.NullMarked;
