/** Renders QR codes. The only package that uses the QR code library. */
@NullMarked
package dev.bottlenose.server.qr;

import org.jspecify.annotations.NullMarked;
