package dev.bottlenose.sdk.carrier;

import java.io.IOException;

/** The desktop breaks the carrier's protocol. Recovery: close, with a code where the protocol has one, and connect again. */
public final class ProtocolViolation extends IOException {
    private static final long serialVersionUID = 1L;

    private final int closeCode;

    /** @param closeCode to close with, or {@link dev.bottlenose.sdk.transport.LinkEnd#NO_CODE} */
    public ProtocolViolation(String protocol, String message, int closeCode) {
        super("the desktop breaks the " + protocol + " protocol: " + message);
        this.closeCode = closeCode;
    }

    int closeCode() {
        return closeCode;
    }
}
