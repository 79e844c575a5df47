package dev.bottlenose.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A running process whose lines can be waited for. */
final class Program implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 300;

    private final String name;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<Thread> pumps;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        this.pumps = List.of(
                pump(process.getInputStream(), line -> {
                    all.add(line);
                    lines.add(line);
                }),
                pump(process.getErrorStream(), errors::add));
    }

    static Program start(String name, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new Program(name, builder.start());
    }

    /** The next line, as JSON, that fits; skips the lines before it. */
    JsonObject awaitJson(Predicate<JsonObject> fits) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (true) {
            String line = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError(name + " did not print the expected line. " + this);
            }
            JsonObject json = parse(line);
            if (fits.test(json)) {
                return json;
            }
        }
    }

    JsonObject awaitHappened(String what) throws InterruptedException {
        return awaitJson(line -> line.string("happened").orElse("").equals(what));
    }

    /** Waits for the end; returns the exit code. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " does not end. " + this);
        }
        return process.exitValue();
    }

    /** Waits until all output of an ended program has been read. */
    void awaitStreams() throws InterruptedException {
        for (Thread pump : pumps) {
            pump.join(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
        }
    }

    /** Asks it to stop, as a terminal does, and waits until all its output has been read. */
    int interrupt() throws InterruptedException {
        process.destroy();
        int exitCode = awaitExit();
        awaitStreams();
        return exitCode;
    }

    /** Suspends it, with its connections open. Only {@link #close} ends it then. */
    void freeze() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-STOP", "" + process.pid()).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError(name + " cannot be frozen. " + this);
        }
        // The signal is on its way: a thread may work on for a moment.
        await(name + " is frozen").atMost(Duration.ofSeconds(TIMEOUT_SECONDS)).until(this::isFrozen);
    }

    /**
     * Whether each of its threads is stopped, according to Linux: the state is behind the name, which is in brackets.
     */
    private boolean isFrozen() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            // A thread that ended meanwhile.
            return false;
        }
    }

    /** Writes a line to its standard input. */
    void writeLine(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    long processId() {
        return process.pid();
    }

    List<String> lines() {
        return all;
    }

    String errors() {
        return String.join("\n", errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public String toString() {
        return name + " wrote to standard output:\n" + String.join("\n", all) + "\nand to standard error:\n" + errors();
    }

    static JsonObject parse(String line) {
        try {
            return Json.parseObject(JsonText.of(line));
        } catch (MalformedJsonException e) {
            return Json.object().put("text", line).build();
        }
    }

    private Thread pump(InputStream from, Consumer<String> to) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(from, UTF_8))) {
                reader.lines().forEach(to);
            } catch (IOException | UncheckedIOException e) {
                errors.add("(stream ended: " + e.getMessage() + ")");
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
