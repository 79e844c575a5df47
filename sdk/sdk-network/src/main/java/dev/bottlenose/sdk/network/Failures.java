package dev.bottlenose.sdk.network;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Describes a failed request in one line. */
final class Failures {
    private Failures() {}

    static String describe(Throwable failure) {
        Throwable told = failure;
        while ((told instanceof CompletionException || told instanceof ExecutionException) && told.getCause() != null) {
            told = told.getCause();
        }
        String name = told.getClass().getSimpleName();
        @Nullable String message = told.getMessage();
        return message == null ? name : name + ": " + message;
    }
}
