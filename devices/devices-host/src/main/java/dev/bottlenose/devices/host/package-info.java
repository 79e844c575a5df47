/**
 * The bridge to apps on this very host: desktop apps, command-line programs, services. Certificates travel through a
 * directory that both sides can reach.
 */
@NullMarked
package dev.bottlenose.devices.host;

import org.jspecify.annotations.NullMarked;
