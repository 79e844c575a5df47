package dev.bottlenose.server.history;

import dev.bottlenose.protocol.json.JsonText;

/**
 * A message of an app.
 *
 * @param number under which the history of the app finds it for as long as it is kept, if it is large
 */
public record KeptMessage(String plugin, long number, JsonText text) {}
