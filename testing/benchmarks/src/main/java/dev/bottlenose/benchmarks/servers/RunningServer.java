package dev.bottlenose.benchmarks.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that is up, in a process of its own. */
public final class RunningServer implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;
    private static final int MOST_LAST_WORDS = 20;

    private final Contender contender;
    private final Process process;
    private final List<Integer> ports;
    private final Path home;
    private final double secondsToStart;
    private final Deque<String> lastWords;

    private RunningServer(
            Contender contender,
            Process process,
            List<Integer> ports,
            Path home,
            double secondsToStart,
            Deque<String> lastWords) {
        this.contender = contender;
        this.process = process;
        this.ports = ports;
        this.home = home;
        this.secondsToStart = secondsToStart;
        this.lastWords = lastWords;
    }

    static RunningServer await(
            Contender contender, ProcessBuilder builder, String ready, List<Integer> ports, Path home)
            throws IOException {
        long began = System.nanoTime();
        Process process = builder.redirectErrorStream(true).start();
        CompletableFuture<Double> up = new CompletableFuture<>();
        Deque<String> lastWords = new ConcurrentLinkedDeque<>();
        Thread reader = new Thread(() -> read(process, ready, began, up, lastWords), "output of " + contender.title());
        reader.setDaemon(true);
        reader.start();
        try {
            double seconds = up.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return new RunningServer(contender, process, ports, home, seconds, lastWords);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException(contender.title() + " did not start: " + String.join("\n", lastWords), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
    }

    public Contender contender() {
        return contender;
    }

    /** From the start of the process to its word that it is ready. */
    public double secondsToStart() {
        return secondsToStart;
    }

    public int uiPort() {
        return ports.get(0);
    }

    public int insecurePort() {
        return ports.get(1);
    }

    public int securePort() {
        return ports.get(2);
    }

    /** What a front end has to show; the original of this version asks for nothing. */
    public Optional<String> token() throws IOException {
        Path file = home.resolve(".flipper/certs/auth.token");
        return contender == Contender.BOTTLENOSE
                ? Optional.of(Files.readString(file).strip())
                : Optional.empty();
    }

    public int rsocketInsecurePort() {
        return ports.get(4);
    }

    public int rsocketSecurePort() {
        return ports.get(5);
    }

    /** The end of its output, which shows why it ended. */
    public String lastWords() {
        return String.join("\n", lastWords);
    }

    public Usage usage() throws IOException {
        return Usage.of(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void read(
            Process process, String ready, long began, CompletableFuture<Double> up, Deque<String> lastWords) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(ready)) {
                    up.complete((System.nanoTime() - began) / 1e9);
                }
                lastWords.add(line);
                if (lastWords.size() > MOST_LAST_WORDS) {
                    lastWords.remove();
                }
            }
        } catch (IOException e) {
            lastWords.add(e.toString());
        }
        up.completeExceptionally(new IOException("it ended"));
    }
}
