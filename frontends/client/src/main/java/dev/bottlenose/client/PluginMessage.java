package dev.bottlenose.client;

import dev.bottlenose.protocol.json.Json;

/**
 * A message that a plugin of an app sent by itself.
 *
 * @param clientId of the app
 * @param params null where it has none
 */
public record PluginMessage(String clientId, String plugin, String method, Json params) {}
