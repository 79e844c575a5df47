/**
 * The list of fault codes in docs/FAULTS.md, as the sources of the product create the faults. Reads source files only.
 */
@NullMarked
package dev.bottlenose.check.codes;

import org.jspecify.annotations.NullMarked;
