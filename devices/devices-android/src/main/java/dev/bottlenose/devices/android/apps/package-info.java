/**
 * An app's private directory on an Android device, as {@code run-as} or {@code su} reach it: reads the signing request, writes
 * the certificates, and says in a developer's words what is in the way.
 *
 * <p>Must not know which devices there are.
 */
@NullMarked
package dev.bottlenose.devices.android.apps;

import org.jspecify.annotations.NullMarked;
