package dev.bottlenose.devices.programs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program that was started. Safe from any thread. */
public final class RunningProgram {
    private static final int CHUNK = 16 << 10;
    private static final int MOST_ERRORS = 16 << 10;

    /** A program may leave a daemon behind that keeps its standard output open indefinitely, as idb does. */
    private static final int SECONDS_TO_READ_ON = 10;

    private final Process process;
    private final CompletableFuture<Exit> exit;

    /**
     * How a program ended.
     *
     * @param status its exit status; 0 means success
     * @param errors the beginning of its standard error
     */
    public record Exit(int status, String errors) {}

    RunningProgram(Process process, Consumer<byte[]> output, Executor readers) {
        this.process = process;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        CompletableFuture<Void> allRead = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> read(process.getInputStream(), output), readers),
                CompletableFuture.runAsync(
                        () -> read(process.getErrorStream(), chunk -> keep(errors, chunk)), readers));
        this.exit = process.onExit()
                .thenCompose(exited -> allRead.completeOnTimeout(null, SECONDS_TO_READ_ON, TimeUnit.SECONDS))
                .thenApply(nothing -> new Exit(process.exitValue(), text(errors)));
    }

    /** Completes when the program has ended and all of its output has been passed on. */
    public CompletableFuture<Exit> exit() {
        return exit;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it and the programs it started, at once. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void read(InputStream from, Consumer<byte[]> to) {
        byte[] buffer = new byte[CHUNK];
        try (from) {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.accept(Arrays.copyOf(buffer, count));
            }
        } catch (IOException closed) {
            // A killed program's pipe may break during a read; what came before is passed on.
        }
    }

    private static void keep(ByteArrayOutputStream errors, byte[] chunk) {
        synchronized (errors) {
            errors.write(chunk, 0, Math.min(chunk.length, MOST_ERRORS - errors.size()));
        }
    }

    private static String text(ByteArrayOutputStream errors) {
        synchronized (errors) {
            return errors.toString(StandardCharsets.UTF_8);
        }
    }
}
