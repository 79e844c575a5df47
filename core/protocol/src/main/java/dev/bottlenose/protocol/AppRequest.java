package dev.bottlenose.protocol;

import dev.bottlenose.protocol.json.JsonText;
import java.util.OptionalLong;

/**
 * A message to an app, with what the framing of a connection needs to know of it.
 *
 * @param id of a call, which the app answers; empty for what has no answer
 * @param method empty if the message has none
 * @param text the whole message
 */
public record AppRequest(OptionalLong id, String method, JsonText text) {}
