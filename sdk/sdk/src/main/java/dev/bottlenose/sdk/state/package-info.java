/**
 * Reports on the SDK's own work: the steps of connecting to a desktop, the lines sent with a certificate request, and
 * the app's log.
 *
 * <p>Must use bounded memory, and must not throw into the work it reports on.
 */
@NullMarked
package dev.bottlenose.sdk.state;

import org.jspecify.annotations.NullMarked;
