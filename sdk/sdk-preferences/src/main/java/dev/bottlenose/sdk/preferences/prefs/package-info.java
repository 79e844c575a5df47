/** A store for {@link java.util.prefs.Preferences}. The only package here that does not work on Android. */
@NullMarked
package dev.bottlenose.sdk.preferences.prefs;

import org.jspecify.annotations.NullMarked;
