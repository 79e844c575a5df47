package dev.bottlenose.sdk.transport;

import org.jspecify.annotations.Nullable;

/** How far a link came and why it came no further. */
public final class LinkEnd {
    /** The peer closed without a code. */
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

    /** The close code of RFC 6455 that the peer sent, or {@link #NO_CODE}. */
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

    /** The last thing that was going on. */
    public enum Stage {
        /** No connection yet. */
        CONNECTING,
        /** TLS is being agreed on. */
        SECURING,
        /** The peer has not answered to the introduction. */
        UPGRADING,
        /** The peer answered that it will not talk. */
        REFUSED,
        /** Messages could be exchanged. */
        OPEN
    }

    /** Who ended it. */
    public enum Cause {
        /** The peer closed, broke off or broke the rules. */
        PEER,
        /** The peer did not do in time what it had to. */
        TIMEOUT,
        /** This side closed. */
        LOCAL
    }
}
