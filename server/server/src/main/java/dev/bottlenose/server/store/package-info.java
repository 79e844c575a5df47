/**
 * The store through which certificates reach apps that no bridge reaches (medium WWW): what puts them there and takes them
 * away again. What it is given is sealed; whoever runs the store can neither read nor forge it.
 */
@NullMarked
package dev.bottlenose.server.store;

import org.jspecify.annotations.NullMarked;
