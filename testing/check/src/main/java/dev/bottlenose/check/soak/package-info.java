/**
 * A long run of the whole product: honest apps and front ends work while others misbehave, the server is killed, and
 * certificates rotate. Counts messages, times calls, and looks for what the server keeps afterwards.
 */
@NullMarked
package dev.bottlenose.check.soak;

import org.jspecify.annotations.NullMarked;
