package dev.bottlenose.sdk.transport;

import org.jspecify.annotations.Nullable;

/** How far a link got, and why it ended. Immutable. */
public final class LinkEnd {
    /** The desktop sent no close code. */
    public static final int NO_CODE = 0;

    private final Stage stage;
    private final Cause cause;
    private final int code;
    private final String detail;

    public LinkEnd(Stage stage, Cause cause, int code, String detail) {
        this.stage = stage;
        this.cause = cause;
        this.code = code;
        this.detail = detail;
    }

    public Stage stage() {
        return stage;
    }

    public Cause cause() {
        return cause;
    }

    /** The close code of RFC 6455 that the desktop sent, or {@link #NO_CODE}. */
    public int code() {
        return code;
    }

    /** One line for people. */
    public String detail() {
        return detail;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinkEnd
                && stage == ((LinkEnd) other).stage
                && cause == ((LinkEnd) other).cause
                && code == ((LinkEnd) other).code
                && detail.equals(((LinkEnd) other).detail);
    }

    @Override
    public int hashCode() {
        return detail.hashCode() + code;
    }

    @Override
    public String toString() {
        return detail;
    }

    /** How far a link got. */
    public enum Stage {
        /** No connection yet. */
        CONNECTING,
        /** During the TLS handshake. */
        SECURING,
        /** The desktop has not accepted the app yet. */
        UPGRADING,
        /** The desktop refused the app. */
        REFUSED,
        /** Messages could be exchanged. */
        OPEN
    }

    /** Who ended it. */
    public enum Cause {
        /** The desktop closed, disconnected, or violated the protocol. */
        PEER,
        /** The desktop did not respond in time. */
        TIMEOUT,
        /** This side closed. */
        LOCAL
    }
}
