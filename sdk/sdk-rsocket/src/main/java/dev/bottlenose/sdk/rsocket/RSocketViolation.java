package dev.bottlenose.sdk.rsocket;

import java.io.IOException;

/** The peer does not speak RSocket as agreed. Recovery: connect anew. */
final class RSocketViolation extends IOException {
    private static final long serialVersionUID = 1L;

    RSocketViolation(String message) {
        super("the desktop breaks the RSocket protocol: " + message);
    }
}
