package dev.bottlenose.transport;

import java.io.IOException;

/** A port could not be opened. Recovery: choose another, or stop the process that uses it. */
public final class ListenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String listener;
    private final int port;
    private final String reason;

    ListenException(String listener, int port, Throwable cause) {
        super("port " + port + " (" + listener + ") cannot be opened: " + cause.getMessage(), cause);
        this.listener = listener;
        this.port = port;
        this.reason = String.valueOf(cause.getMessage());
    }

    /** The port's name in its {@link ListenerOptions}. */
    public String listener() {
        return listener;
    }

    public int port() {
        return port;
    }

    /** The operating system's reason. */
    public String reason() {
        return reason;
    }
}
