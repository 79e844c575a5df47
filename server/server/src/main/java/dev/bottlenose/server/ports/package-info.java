/**
 * The ports that apps know: the insecure one for pairing, the secure one, and the one for browsers. Each turns new links
 * into conversations.
 */
@NullMarked
package dev.bottlenose.server.ports;

import org.jspecify.annotations.NullMarked;
