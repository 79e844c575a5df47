package dev.bottlenose.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits, but not for ever. */
final class Waiting {
    private Waiting() {}

    static <T extends @Nullable Object> T until(Future<T> happened) {
        try {
            return happened.get(WebSocketPeer.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("it did not happen", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What kept the future from its value; fails if nothing did. */
    static Throwable failureOf(CompletableFuture<?> failing) {
        Throwable failure = until(failing.handle((value, thrown) -> thrown));
        if (failure == null) {
            throw new AssertionError("it did not fail");
        }
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
