package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;
import java.net.InetSocketAddress;

/**
 * What an RSocket peer sends before it gets anything.
 *
 * @param data what it says of itself; not yet known to be JSON, may be empty
 */
public record SetupRequest(JsonText data, InetSocketAddress remote) {}
