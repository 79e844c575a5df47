package dev.bottlenose.sdk.network;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Describes a failed request in one line. */
final class Failures {
    private Failures() {}

    static String describe(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String name = cause.getClass().getSimpleName();
        @Nullable String message = cause.getMessage();
        return message == null ? name : name + ": " + message;
    }
}
