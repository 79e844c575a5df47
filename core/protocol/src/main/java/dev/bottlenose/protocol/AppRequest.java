package dev.bottlenose.protocol;

import dev.bottlenose.protocol.json.JsonText;
import java.util.OptionalLong;

/**
 * A message to an app, with the parts that a connection's framing depends on.
 *
 * @param id of a call, which the app answers; empty for what has no answer
 * @param method empty if the message has none
 * @param text the whole message
 */
public record AppRequest(OptionalLong id, String method, JsonText text) {}
