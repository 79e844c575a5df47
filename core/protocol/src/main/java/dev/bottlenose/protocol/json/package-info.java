/**
 * JSON for the conversation: texts that are forwarded as the bytes in which they arrived, values for the few messages
 * that are inspected, and the top-level members of messages that are only routed.
 */
@NullMarked
package dev.bottlenose.protocol.json;

import org.jspecify.annotations.NullMarked;
