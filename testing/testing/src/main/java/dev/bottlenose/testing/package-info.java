/**
 * Test doubles for authors of plugins: a desktop for tests.
 *
 * <p>Works without network, threads or clock: every call has had all its effects when it returns. Must not depend on a
 * test framework.
 */
@NullMarked
package dev.bottlenose.testing;

import org.jspecify.annotations.NullMarked;
