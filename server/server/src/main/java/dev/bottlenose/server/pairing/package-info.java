/** Issues and delivers certificates to apps, and reports why apps fail to connect. */
@NullMarked
package dev.bottlenose.server.pairing;

import org.jspecify.annotations.NullMarked;
