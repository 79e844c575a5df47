package dev.bottlenose.sdk.websocket;

import java.io.IOException;

/** The peer does not speak RFC 6455. Recovery: close with {@link #CODE} and connect anew. */
final class WebSocketViolation extends IOException {
    /** The close code that says so. */
    static final int CODE = 1002;

    private static final long serialVersionUID = 1L;

    WebSocketViolation(String message) {
        super("the desktop breaks the WebSocket protocol: " + message);
    }
}
