/**
 * JSON as the conversation needs it: texts that are passed on as the bytes they came in, values for the few messages that
 * are looked into, and a peek at the top level of a message that is only routed.
 */
@NullMarked
package dev.bottlenose.protocol.json;

import org.jspecify.annotations.NullMarked;
