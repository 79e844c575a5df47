/**
 * Certificates that the desktop does not write to the app's directory itself: what obtains them, and why that failed.
 */
@NullMarked
package dev.bottlenose.sdk.certificates;

import org.jspecify.annotations.NullMarked;
