package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.wire.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Something that takes its time, and may fail in a way that a developer can do something about. */
@FunctionalInterface
interface Deed<T> {
    /** What was asked for when it was too late. */
    Fault STOPPING = new Fault("server-stopping", "The server is being stopped.", "start the server again");

    T perform() throws DeviceException;

    /** A deed that ends without a result. */
    @FunctionalInterface
    interface Step {
        void perform() throws DeviceException;
    }

    /** Does it in another thread; fails with a {@link DeviceException} alone. */
    static <T> CompletableFuture<T> on(Executor executor, Deed<T> deed) {
        CompletableFuture<T> done = new CompletableFuture<>();
        start(executor, done, () -> done.complete(deed.perform()));
        return done;
    }

    /** As {@link #on}. */
    static CompletableFuture<Void> stepOn(Executor executor, Step step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        start(executor, done, () -> {
            step.perform();
            done.complete(null);
        });
        return done;
    }

    private static void start(Executor executor, CompletableFuture<?> done, Step step) {
        try {
            executor.execute(() -> {
                try {
                    step.perform();
                } catch (DeviceException | RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(new DeviceException(STOPPING));
        }
    }
}
