package dev.bottlenose.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waits for results of calls. */
final class Results {
    private Results() {}

    static <T> T await(CompletableFuture<T> result) throws ClientException, InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof ClientException failure) {
                throw failure;
            }
            throw new IllegalStateException("call is broken: " + cause, cause);
        }
    }
}
