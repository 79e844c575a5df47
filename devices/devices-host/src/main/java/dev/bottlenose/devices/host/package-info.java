/**
 * The bridge to apps on this computer: desktop apps, command-line programs, services. Certificates are delivered into a
 * directory that server and app share.
 */
@NullMarked
package dev.bottlenose.devices.host;

import org.jspecify.annotations.NullMarked;
