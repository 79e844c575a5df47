package dev.bottlenose.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for futures, with a timeout. */
final class Await {
    private Await() {}

    static <T extends @Nullable Object> T until(Future<T> happened) {
        try {
            return happened.get(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("not completed in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The exception of a future; fails if it has none. */
    static Throwable failureOf(CompletableFuture<?> failing) {
        Throwable failure = until(failing.handle((value, thrown) -> thrown));
        if (failure == null) {
            throw new AssertionError("the future did not fail");
        }
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
