package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperObject;
import org.jspecify.annotations.Nullable;

/** A call that failed, with a code that the desktop plugin supports. */
final class DatabaseFault extends Exception {
    private static final long serialVersionUID = 1;

    /** The request is invalid, or not allowed. */
    static final int INVALID_REQUEST = 1;

    /** The database cannot be reached, or is too busy. */
    static final int NOT_REACHABLE = 2;

    /** The database reported an error. */
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
        return new DatabaseFault(NOT_REACHABLE, "Database " + database + " is not reachable: " + message(cause), cause);
    }

    static DatabaseFault sqlFailed(Exception cause) {
        return new DatabaseFault(SQL_FAILED, message(cause), cause);
    }

    static DatabaseFault tookTooLong(long seconds, Exception cause) {
        return new DatabaseFault(SQL_FAILED, "The query was cancelled after " + seconds + " s", cause);
    }

    /** The error to answer with. */
    FlipperObject toFlipperObject() {
        return FlipperObject.of("code", code, "message", getMessage());
    }

    private static String message(Exception cause) {
        @Nullable String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
