package dev.bottlenose.protocol;

import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;

/** Requests as a session sends them, from their text. */
public final class AppRequests {
    private AppRequests() {}

    public static AppRequest request(String json) {
        JsonText text = JsonText.of(json);
        try {
            Envelope envelope = Envelope.peek(text);
            return new AppRequest(envelope.id(), envelope.method().orElse(""), text);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("request is not JSON: " + json, e);
        }
    }
}
