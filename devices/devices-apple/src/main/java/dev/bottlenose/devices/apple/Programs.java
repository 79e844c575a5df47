package dev.bottlenose.devices.apple;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
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
 * Runs other programs: without a shell, nothing to read from, within limits of time and of output, and none outlives {@link
 * #close}. Safe from any thread.
 */
final class Programs implements AutoCloseable {
    /** A Mac with hundreds of simulators describes them in less than one. */
    private static final int MOST_OUTPUT = 8 << 20;

    private final Map<String, String> environment;
    private final Alarms alarms;
    private final Executor readers;
    private final Set<RunningProgram> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * How a program that was waited for has ended.
     *
     * @param status what it exited with; 0 means success
     * @param output what it wrote to standard output
     * @param complaint the beginning of what it wrote to standard error
     * @param inTime false if it was killed at its limit
     */
    record Outcome(int status, String output, String complaint, boolean inTime) {
        boolean succeeded() {
            return inTime && status == 0;
        }
    }

    /**
     * Runs nothing yet.
     *
     * @param environment what the programs get, and nothing else
     * @param readers for what they write; two threads for each program that runs
     */
    Programs(Map<String, String> environment, Alarms alarms, Executor readers) {
        this.environment = Map.copyOf(environment);
        this.alarms = alarms;
        this.readers = readers;
    }

    /**
     * Waits for a program's end.
     *
     * @throws IOException if it cannot be started
     */
    Outcome run(Duration limit, List<String> command) throws IOException, InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        RunningProgram program = start(command, chunk -> {
            output.write(chunk, 0, Math.min(chunk.length, MOST_OUTPUT - output.size()));
        });
        AtomicBoolean late = new AtomicBoolean();
        Alarms.Alarm alarm = alarms.after(limit, () -> {
            late.set(true);
            program.kill();
        });
        try {
            RunningProgram.Ending ending = program.ended().get();
            return new Outcome(
                    ending.status(), output.toString(StandardCharsets.UTF_8), ending.complaint(), !late.get());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            alarm.cancel();
            program.kill();
        }
    }

    /**
     * Starts a program that is not waited for.
     *
     * @param output gets what it writes to standard output, piece by piece, in one thread
     * @throws IOException if it cannot be started
     */
    RunningProgram start(List<String> command, Consumer<byte[]> output) throws IOException {
        if (closed) {
            throw new IOException("the bridge is closed");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        RunningProgram program = new RunningProgram(builder.start(), output, readers);
        running.add(program);
        program.ended().whenComplete((ending, failure) -> running.remove(program));
        if (closed) {
            program.kill();
        }
        return program;
    }

    /** Kills whatever still runs. */
    @Override
    public void close() {
        closed = true;
        running.forEach(RunningProgram::kill);
    }
}
