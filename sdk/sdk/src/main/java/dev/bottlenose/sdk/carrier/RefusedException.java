package dev.bottlenose.sdk.carrier;

import java.io.IOException;

/** The desktop answers, but does not accept this app. Recovery: try again later. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
