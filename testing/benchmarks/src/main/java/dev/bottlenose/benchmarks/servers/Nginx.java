package dev.bottlenose.benchmarks.servers;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * nginx as a yardstick, in one process with one thread. It asks for a client's certificate over TLS 1.3, resumes no session,
 * and has two ports: what arrives on one is passed on unread, and on the other it sends one byte and closes.
 */
public final class Nginx implements AutoCloseable {
    private static final String CONFIGURATION = """
            load_module modules/ngx_stream_module.so;
            daemon off;
            master_process off;
            pid HERE/nginx.pid;
            error_log stderr;
            events {}
            stream {
                ssl_protocols TLSv1.3;
                ssl_certificate server.crt;
                ssl_certificate_key server.key;
                ssl_client_certificate sonarCA.crt;
                ssl_verify_client on;
                ssl_session_cache off;
                ssl_session_tickets off;
                proxy_buffer_size 64k;
                server { listen 127.0.0.1:RELAY ssl; proxy_pass 127.0.0.1:SINK; }
                server { listen 127.0.0.1:GREETING ssl; return "x"; }
            }
            """;

    private static final int TIMEOUT_SECONDS = 5;

    private final Process process;
    private final List<Integer> ports;

    private Nginx(Process process, List<Integer> ports) {
        this.process = process;
        this.ports = ports;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param directory holds the certificates {@code server.crt} with its key and {@code sonarCA.crt}
     * @param sinkPort where it hands on what comes, on this machine
     * @throws IOException if it is not installed, or without its module for streams
     */
    public static Nginx start(Path directory, int sinkPort) throws IOException, InterruptedException {
        List<Integer> ports = Contender.freePorts(2);
        Path configuration = directory.resolve("nginx.conf");
        Path output = directory.resolve("nginx.out");
        Files.writeString(
                configuration,
                CONFIGURATION
                        .replace("HERE", directory.toString())
                        .replace("RELAY", ports.get(0).toString())
                        .replace("GREETING", ports.get(1).toString())
                        .replace("SINK", Integer.toString(sinkPort)));
        Nginx nginx = new Nginx(start(configuration, output), ports);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!listens(ports.get(1))) {
            if (System.nanoTime() > deadline || nginx.process.waitFor(20, TimeUnit.MILLISECONDS)) {
                nginx.close();
                throw absent(Files.readString(output).strip());
            }
        }
        return nginx;
    }

    /** Where bytes are handed on. */
    public int relayPort() {
        return ports.get(0);
    }

    /** Where it sends one byte, when the client's certificate is checked. */
    public int greetingPort() {
        return ports.get(1);
    }

    public Usage usage() throws IOException {
        return Usage.of(process.pid());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static Process start(Path configuration, Path output) throws IOException {
        try {
            return new ProcessBuilder("nginx", "-e", "stderr", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw absent(String.valueOf(e.getMessage()));
        }
    }

    private static IOException absent(String reason) {
        return new IOException(
                "nginx with its module for streams (Debian: libnginx-mod-stream) does not start: " + reason);
    }

    private static boolean listens(int port) {
        try (Socket probe = new Socket("localhost", port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
