/**
 * Fakes for authors of plugins: a desktop that lives in the test.
 *
 * <p>Works without network, threads and clock: whatever a test does has had all its effects when the call returns. Must not
 * depend on a test framework.
 */
@NullMarked
package dev.bottlenose.testing;

import org.jspecify.annotations.NullMarked;
