package dev.bottlenose.devices.apple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program on its way. Safe from any thread. */
final class RunningProgram {
    private static final int CHUNK = 16 << 10;
    private static final int MOST_COMPLAINT = 16 << 10;

    /** A program may leave a daemon behind that keeps its standard output open for ever, as idb does. */
    private static final int SECONDS_TO_READ_ON = 10;

    private final Process process;
    private final CompletableFuture<Ending> ended;

    /** What a program exited with, and what it wrote to standard error at most. */
    record Ending(int status, String complaint) {}

    RunningProgram(Process process, Consumer<byte[]> output, Executor readers) {
        this.process = process;
        ByteArrayOutputStream complaint = new ByteArrayOutputStream();
        CompletableFuture<Void> allRead = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> read(process.getInputStream(), output), readers),
                CompletableFuture.runAsync(
                        () -> read(process.getErrorStream(), chunk -> keep(complaint, chunk)), readers));
        this.ended = process.onExit()
                .thenCompose(exited -> allRead.completeOnTimeout(null, SECONDS_TO_READ_ON, TimeUnit.SECONDS))
                .thenApply(nothing -> new Ending(process.exitValue(), text(complaint)));
    }

    /** Completes when the program is gone and everything it wrote has been passed on. */
    CompletableFuture<Ending> ended() {
        return ended;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it and what it started, at once. */
    void kill() {
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
            // A killed program's pipe may break under us; what came before is passed on.
        }
    }

    private static void keep(ByteArrayOutputStream complaint, byte[] chunk) {
        synchronized (complaint) {
            complaint.write(chunk, 0, Math.min(chunk.length, MOST_COMPLAINT - complaint.size()));
        }
    }

    private static String text(ByteArrayOutputStream complaint) {
        synchronized (complaint) {
            return complaint.toString(StandardCharsets.UTF_8);
        }
    }
}
