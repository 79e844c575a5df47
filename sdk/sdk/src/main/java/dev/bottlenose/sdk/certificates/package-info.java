/**
 * Certificates that do not come from a desktop's hand into the app's directory: who brings them instead, and what is wrong
 * when nobody does.
 */
@NullMarked
package dev.bottlenose.sdk.certificates;

import org.jspecify.annotations.NullMarked;
