/**
 * Shows what an app keeps as keys and values, and lets the desktop change it.
 *
 * <p>A {@code PreferenceStore} is any such place; the plugin knows no other. Must not know {@code java.util.prefs}, which
 * Android does not have: that has a package of its own.
 */
@NullMarked
package dev.bottlenose.sdk.preferences;

import org.jspecify.annotations.NullMarked;
