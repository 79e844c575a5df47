/**
 * What the desktop's Network page is told, whichever library makes the requests: exchanges, their bodies up to a limit,
 * headers without their secrets, and the answers the desktop wants to be mocked.
 *
 * <p>Knows no HTTP library; those are tapped in the packages below, of which an app uses the ones whose library it has.
 */
@NullMarked
package dev.bottlenose.sdk.network;

import org.jspecify.annotations.NullMarked;
