/**
 * Links that carry whole messages between the app and a desktop, independent of their protocol.
 *
 * <p>A link takes no decision about the conversation, and never blocks a caller or throws because of the network.
 */
@NullMarked
package dev.bottlenose.sdk.transport;

import org.jspecify.annotations.NullMarked;
