/**
 * Uploads certificates to a store, from which apps that no device bridge reaches download them (medium WWW). They are sealed:
 * the store's operator can neither read nor forge them.
 */
@NullMarked
package dev.bottlenose.server.store;

import org.jspecify.annotations.NullMarked;
