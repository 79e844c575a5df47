/**
 * An app's private directory on an Android device, through {@code run-as} or {@code su}: reads the signing request, writes the
 * certificates, and explains why either failed.
 *
 * <p>Must not know which devices are attached.
 */
@NullMarked
package dev.bottlenose.devices.android.apps;

import org.jspecify.annotations.NullMarked;
