package dev.bottlenose.devices.work;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.wire.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A task that blocks, and may fail in a way that the developer can mend. */
@FunctionalInterface
public interface BlockingTask<T> {
    /** The fault of a task that came after its bridge was closed. */
    Fault STOPPING = new Fault("server-stopping", "The server is being stopped.", "start the server again");

    T run() throws DeviceException;

    /** A blocking task without a result. */
    @FunctionalInterface
    interface Step {
        void run() throws DeviceException;
    }

    /** Runs the task on one of the executor's threads; {@link #STOPPING} if the executor takes no tasks any more. */
    static <T> CompletableFuture<T> start(Executor executor, BlockingTask<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        execute(executor, result, () -> result.complete(task.run()));
        return result;
    }

    /** As {@link #start}, without a result. */
    static CompletableFuture<Void> startStep(Executor executor, Step step) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        execute(executor, result, () -> {
            step.run();
            result.complete(null);
        });
        return result;
    }

    private static void execute(Executor executor, CompletableFuture<?> result, Step step) {
        try {
            executor.execute(() -> {
                try {
                    step.run();
                } catch (DeviceException | RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new DeviceException(STOPPING));
        }
    }
}
