/** What any program of this computer can try against a server, one class for each kind of attack. */
@NullMarked
package dev.bottlenose.check.soak.hostile;

import org.jspecify.annotations.NullMarked;
