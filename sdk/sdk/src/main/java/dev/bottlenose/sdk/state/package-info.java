/**
 * What can be told about the SDK's own work: the steps of pairing with a desktop, the lines sent along with a certificate
 * request, the rare line in the app's log.
 *
 * <p>Must not grow with time and must not throw into the work it tells about.
 */
@NullMarked
package dev.bottlenose.sdk.state;

import org.jspecify.annotations.NullMarked;
