package dev.bottlenose.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Facebook's own flipper-server, as a process of its own with private ports and a private home. */
final class OriginalServer implements AutoCloseable {
    private static final Path PEERS = Path.of("..", "peers");
    private static final String READY = "Flipper server started";

    private final Process process;
    private final List<Integer> ports;
    final int uiPort;
    final int insecurePort;
    final int securePort;
    final int browserPort;
    final int rsocketInsecurePort;
    final int rsocketSecurePort;

    private OriginalServer(Process process, List<Integer> ports) {
        this.process = process;
        this.ports = ports;
        this.uiPort = ports.get(0);
        this.insecurePort = ports.get(1);
        this.securePort = ports.get(2);
        this.browserPort = ports.get(3);
        this.rsocketInsecurePort = ports.get(4);
        this.rsocketSecurePort = ports.get(5);
    }

    /** Empty where there is no Node; installs the peers where that has not been done. */
    static boolean isAvailable() throws Exception {
        return run(PEERS, "node", "--version");
    }

    /** Starts one and waits until it listens. One at a time: they share a socket file per user. */
    static OriginalServer start(Path home) throws Exception {
        return start(home, freePorts(6));
    }

    /** Starts one in the place of another that was closed. */
    static OriginalServer restart(Path home, OriginalServer former) throws Exception {
        return start(home, former.ports);
    }

    private static OriginalServer start(Path home, List<Integer> ports) throws Exception {
        install();
        ProcessBuilder builder = new ProcessBuilder(
                "node",
                PEERS.resolve("node_modules/flipper-server/server.js")
                        .toAbsolutePath()
                        .toString(),
                "--port",
                ports.get(0).toString(),
                "--no-open",
                "--no-launcherSettings",
                "--settingsString",
                "{\"enableAndroid\":false,\"enableIOS\":false}");
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TMPDIR", home.toString());
        builder.environment().put("FLIPPER_ALT_PORTS", ports.get(1) + "," + ports.get(2));
        builder.environment().put("FLIPPER_BROWSER_PORT", ports.get(3).toString());
        builder.environment().put("FLIPPER_PORTS", ports.get(4) + "," + ports.get(5));
        Process process = builder.redirectErrorStream(true).start();
        OriginalServer server = new OriginalServer(process, ports);
        try {
            server.awaitReady();
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void awaitReady() throws Exception {
        CompletableFuture<String> ready = new CompletableFuture<>();
        StringBuilder log = new StringBuilder();
        Thread reader = new Thread(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.append(line).append('\n');
                    if (line.contains(READY)) {
                        ready.complete(line);
                    }
                }
            } catch (IOException e) {
                // It was killed.
            }
            ready.completeExceptionally(new IOException("flipper-server ended:\n" + log));
        });
        reader.setDaemon(true);
        reader.start();
        try {
            ready.get(5, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new IOException("flipper-server is not ready:\n" + log, e);
        }
    }

    /** Brings {@code node_modules} to what the lock file says. */
    private static void install() throws Exception {
        if (!run(PEERS, PEERS.resolve("install").toAbsolutePath().toString())) {
            throw new IOException("peers/install failed in " + PEERS.toAbsolutePath());
        }
    }

    private static boolean run(Path directory, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0);
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
