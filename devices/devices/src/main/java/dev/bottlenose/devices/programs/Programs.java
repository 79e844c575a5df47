package dev.bottlenose.devices.programs;

import dev.bottlenose.threads.Scheduler;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs other programs without a shell, with empty standard input, within limits of time and output. Programs are killed by
 * {@link #close}, except launched ones. Safe from any thread.
 */
public final class Programs implements AutoCloseable {
    /** A Mac with hundreds of simulators describes them in less than one. */
    private static final int MOST_OUTPUT = 8 << 20;

    private final Map<String, String> environment;
    private final Scheduler scheduler;
    private final Executor readers;
    private final Set<RunningProgram> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * How a program that was waited for ended.
     *
     * @param status its exit status; 0 means success
     * @param output its standard output
     * @param errors the beginning of its standard error
     * @param inTime false if it was killed at its time limit
     */
    public record Outcome(int status, String output, String errors, boolean inTime) {
        public boolean succeeded() {
            return inTime && status == 0;
        }

        /** Why it did not succeed. */
        public String failure() {
            return inTime ? "it exited with status " + status : "it did not end in time";
        }
    }

    /**
     * Runs nothing yet.
     *
     * @param environment the whole environment of the programs
     * @param scheduler for time limits
     * @param readers for the output of programs, two threads for each that runs
     */
    public Programs(Map<String, String> environment, Scheduler scheduler, Executor readers) {
        this.environment = Map.copyOf(environment);
        this.scheduler = scheduler;
        this.readers = readers;
    }

    /**
     * Runs a program to its end.
     *
     * @throws IOException if it cannot be started
     */
    public Outcome run(Duration limit, List<String> command) throws IOException, InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        RunningProgram program = start(command, chunk -> {
            output.write(chunk, 0, Math.min(chunk.length, MOST_OUTPUT - output.size()));
        });
        AtomicBoolean late = new AtomicBoolean();
        Scheduler.Scheduled timeout = scheduler.after(limit, () -> {
            late.set(true);
            program.kill();
        });
        try {
            RunningProgram.Exit exit = program.exit().get();
            return new Outcome(exit.status(), output.toString(StandardCharsets.UTF_8), exit.errors(), !late.get());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            timeout.cancel();
            program.kill();
        }
    }

    /**
     * Starts a program that is not waited for.
     *
     * @param output gets its standard output, chunk by chunk, in one thread
     * @throws IOException if it cannot be started
     */
    public RunningProgram start(List<String> command, Consumer<byte[]> output) throws IOException {
        if (closed) {
            throw new IOException("the bridge is closed");
        }
        RunningProgram program = new RunningProgram(builder(command).start(), output, readers);
        running.add(program);
        program.exit().whenComplete((exit, failure) -> running.remove(program));
        if (closed) {
            program.kill();
        }
        return program;
    }

    /**
     * Starts a program that runs on by itself, also after {@link #close}; its output is discarded.
     *
     * @throws IOException if it cannot be started
     */
    public void launch(List<String> command) throws IOException {
        builder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** Kills every program that still runs, except launched ones. */
    @Override
    public void close() {
        closed = true;
        running.forEach(RunningProgram::kill);
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(emptyFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static File emptyFile() {
        return new File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
