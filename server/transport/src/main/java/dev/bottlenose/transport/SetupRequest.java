package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;
import java.net.InetSocketAddress;

/**
 * An RSocket peer's SETUP.
 *
 * @param data how the app introduces itself; not yet known to be JSON, may be empty
 */
public record SetupRequest(JsonText data, InetSocketAddress remote) {}
