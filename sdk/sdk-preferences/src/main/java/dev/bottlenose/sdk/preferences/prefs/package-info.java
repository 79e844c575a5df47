/** Nodes of {@link java.util.prefs.Preferences} as preference stores. The only package here that Android cannot load. */
@NullMarked
package dev.bottlenose.sdk.preferences.prefs;

import org.jspecify.annotations.NullMarked;
