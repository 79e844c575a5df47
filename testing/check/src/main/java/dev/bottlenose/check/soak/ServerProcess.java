package dev.bottlenose.check.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.client.ServerLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The real server as a process, with a home and ports that survive it. */
final class ServerProcess implements AutoCloseable {
    private static final int READY_SECONDS = 60;

    /** In MiB. Messages that are kept on purpose are no leak, so little is kept. */
    private static final String HISTORY = "2";

    private final Path home;
    private final Ports ports;
    private final String host;

    /** Null until it is started. */
    private volatile @Nullable Process process;

    /** @param host the addresses to listen on: {@code localhost}, or a wildcard */
    ServerProcess(Path home, Ports ports, String host) {
        this.home = home;
        this.ports = ports;
        this.host = host;
    }

    Ports ports() {
        return ports;
    }

    ServerLocation location() {
        return ServerLocation.ofHome(home).withPort(ports.ui());
    }

    Path home() {
        return home;
    }

    /** Starts it, and waits until it is ready. */
    void start() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()));
        builder.environment().put("BOTTLENOSE_JAVA_OPTIONS", "-XX:NativeMemoryTracking=summary");
        Process started = builder.start();
        process = started;
        CountDownLatch ready = new CountDownLatch(1);
        Thread output = new Thread(() -> read(started, ready), "output of the server");
        output.setDaemon(true);
        output.start();
        if (!ready.await(READY_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the server does not become ready; see " + home.resolve("server.log"));
        }
    }

    /** Ends it as the kernel does: no handler runs. */
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return running().isAlive();
    }

    Resources resources() throws IOException, InterruptedException {
        return Resources.of(running().pid());
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }

    private Process running() {
        Process started = process;
        if (started == null) {
            throw new IllegalStateException("server is not started");
        }
        return started;
    }

    private static void read(Process server, CountDownLatch ready) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"event\":\"ready\"")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            // The server was killed.
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of("serve", "--json", "--no-android", "--no-ios", "--host", host));
        command.addAll(List.of("--home", home.toString(), "--history-mib", HISTORY));
        command.addAll(List.of("--port", "" + ports.ui(), "--browser-port", "" + ports.browser()));
        command.addAll(List.of("--secure-port", "" + ports.secure(), "--insecure-port", "" + ports.insecure()));
        command.addAll(List.of("--rsocket-secure-port", "" + ports.rsocketSecure()));
        command.addAll(List.of("--rsocket-insecure-port", "" + ports.rsocketInsecure()));
        return command;
    }

    /** The launcher; where a class path is given, the JVM with the launcher's options. */
    private static List<String> program() {
        String classPath = System.getProperty("bottlenose.classpath", "");
        if (classPath.isEmpty()) {
            return List.of(Path.of(System.getProperty("bottlenose.root", "."), "bottlenose")
                    .toAbsolutePath()
                    .toString());
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dio.netty.leakDetection.level=disabled",
                "-XX:+UseSerialGC",
                "-Xms96m",
                "-Xmn64m",
                "-XX:NativeMemoryTracking=summary",
                "-cp",
                classPath,
                "dev.bottlenose.cli.Main");
    }
}
