package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;

/** What an {@link RSocketSession} wants done. */
public sealed interface RSocketEffect {
    /** Send this frame to the app. */
    record Send(Frame.Sendable frame) implements RSocketEffect {}

    /** The app said this, in today's dialect. */
    record Deliver(JsonText message) implements RSocketEffect {}

    /** A message is larger than allowed: end the connection. */
    record TooBig() implements RSocketEffect {}

    /** The app breaks the rules of the protocol: end the connection. */
    record Violation(String reason) implements RSocketEffect {}

    /** The app says that the connection is over: end it. */
    record Over(String reason) implements RSocketEffect {}
}
