package dev.bottlenose.testing.android;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real adb server, of the {@code adb} command of this computer, with a port and keys of its own: it is isolated from
 * the developer's devices and adb server. Safe from any thread.
 */
public final class PrivateAdbServer implements Closeable {
    private static final int ATTEMPTS = 10;
    private static final int TIMEOUT_SECONDS = 60;
    private static final int STEP_MILLIS = 20;

    private final Path home;
    private final int port;
    private @Nullable Process process;

    /**
     * Starts a server.
     *
     * @param home a directory for its keys
     */
    public static PrivateAdbServer start(Path home) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            PrivateAdbServer server = new PrivateAdbServer(home, freePort());
            try {
                server.start();
                return server;
            } catch (IOException e) {
                server.stop();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private PrivateAdbServer(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** The environment variables with which adb uses this server only. */
    public Map<String, String> environment() {
        return Map.of(
                "ANDROID_ADB_SERVER_PORT",
                Integer.toString(port),
                "HOME",
                home.toString(),
                "TMPDIR",
                home.toString(),
                // Do not look for emulators of this computer.
                "ADB_LOCAL_TRANSPORT_MAX_PORT",
                "5553");
    }

    /** Starts the server again on the same port, and waits until it answers. */
    public synchronized void start() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("adb", "-L", "tcp:localhost:" + port, "nodaemon", "server");
        builder.environment().putAll(environment());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process started = builder.start();
        process = started;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!answers()) {
            if (started.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new IOException("the adb server does not come up on port " + port);
            }
        }
    }

    /** Kills the server. */
    public synchronized void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.waitFor();
            process = null;
        }
    }

    /** Connects the server to a device, and returns its message. A device that was disconnected has to be connected again. */
    public String connect(FakeAndroidDevice device) throws IOException {
        return ask("host:connect:" + device.serial());
    }

    /** Disconnects the server from a device. */
    public String disconnect(FakeAndroidDevice device) throws IOException {
        return ask("host:disconnect:" + device.serial());
    }

    /** Sends a request that is answered with a text. */
    public String ask(String service) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
            socket.getOutputStream().write((String.format("%04x", service.length()) + service).getBytes(UTF_8));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String status = read(in, 4);
            return (status.equals("OKAY") ? "" : status + " ") + read(in, Integer.parseInt(read(in, 4), 16));
        }
    }

    /** Whether a server answers, this one or another on its port. */
    public boolean answers() {
        try {
            return !ask("host:version").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Stops the server, and any other on its port. */
    @Override
    public void close() {
        try {
            stop();
            if (answers()) {
                ask("host:kill");
            }
        } catch (IOException e) {
            // It has ended without an answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
