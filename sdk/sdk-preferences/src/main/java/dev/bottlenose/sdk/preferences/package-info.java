/**
 * Lets the desktop show and change the app's key-value pairs.
 *
 * <p>The plugin depends on {@code PreferenceStore} only. Must not depend on {@code java.util.prefs}, which Android does
 * not have; its store has a package of its own.
 */
@NullMarked
package dev.bottlenose.sdk.preferences;

import org.jspecify.annotations.NullMarked;
