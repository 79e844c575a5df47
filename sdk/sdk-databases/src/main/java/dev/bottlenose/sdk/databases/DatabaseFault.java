package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperObject;
import org.jspecify.annotations.Nullable;

/** A call that cannot be answered, in the words and codes that the desktop's half of the plugin knows. */
final class DatabaseFault extends Exception {
    private static final long serialVersionUID = 1;

    /** The request makes no sense here, or is not allowed. */
    static final int INVALID_REQUEST = 1;

    /** The database cannot be reached, or is too busy. */
    static final int NOT_REACHABLE = 2;

    /** The database said no. */
    static final int SQL_FAILED = 3;

    private final int code;

    private DatabaseFault(int code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    static DatabaseFault invalidRequest(String message) {
        return new DatabaseFault(INVALID_REQUEST, message, null);
    }

    static DatabaseFault notReachable(String message) {
        return new DatabaseFault(NOT_REACHABLE, message, null);
    }

    static DatabaseFault notReachable(String database, Exception cause) {
        return new DatabaseFault(NOT_REACHABLE, "Database " + database + " is not reachable: " + said(cause), cause);
    }

    static DatabaseFault sqlFailed(Exception cause) {
        return new DatabaseFault(SQL_FAILED, said(cause), cause);
    }

    static DatabaseFault tookTooLong(long seconds, Exception cause) {
        return new DatabaseFault(SQL_FAILED, "The query was cancelled after " + seconds + " s", cause);
    }

    /** The error of an answer. */
    FlipperObject toFlipperObject() {
        return FlipperObject.of("code", code, "message", getMessage());
    }

    private static String said(Exception cause) {
        @Nullable String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
