/**
 * Sends HTTP requests and responses to the desktop, whichever library makes them: bodies up to a limit, headers without
 * secrets, and the responses that the desktop mocks.
 *
 * <p>Depends on no HTTP library; the integrations are in the packages below.
 */
@NullMarked
package dev.bottlenose.sdk.network;

import org.jspecify.annotations.NullMarked;
