package dev.bottlenose.benchmarks.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.benchmarks.load.Burst;
import dev.bottlenose.benchmarks.servers.Nginx;
import dev.bottlenose.benchmarks.servers.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Prints what the machine can do, with certificates in a given {@code DIRECTORY}. */
public final class Main {
    private static final List<Integer> SIZES = List.of(200, 2_000, 100_000, 5_000_000);
    private static final long BYTES = 2L << 30;
    private static final int CONNECTS = 3_000;
    private static final double MIB = 1 << 20;

    private Main() {}

    /** Takes a minute or two; exits with 1 where nginx does not start. */
    public static void main(String... arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        try {
            withServerKey("RSA 2048", "rsa:2048", SIZES, directory);
            withServerKey("P-256", "ec -pkeyopt ec_paramgen_curve:P-256", List.of(), directory);
            quote("-bytes 16384 -evp aes-128-gcm");
            quote("-bytes 16384 -evp aes-256-gcm");
            quote("rsa2048 ecdsap256");
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void withServerKey(String name, String key, List<Integer> sizes, Path directory) throws Exception {
        SSLContext tls = Certificates.create(directory, key);
        try (Sink sink = new Sink();
                Nginx nginx = Nginx.start(directory, sink.port())) {
            for (int size : sizes) {
                relay(nginx, tls, sink, size);
            }
            connect(nginx, tls, name);
        }
    }

    /** The frames that the case for messages of this size sends, no more of them on their way than there. */
    private static void relay(Nginx nginx, SSLContext tls, Sink sink, int size) throws Exception {
        Burst burst = new Burst(size);
        try (SSLSocket app = connected(tls, nginx.relayPort())) {
            send(burst, app, sink);

            Usage before = nginx.usage();
            long began = System.nanoTime();
            long sent = send(burst, app, sink);
            double seconds = (System.nanoTime() - began) / 1e9;
            double cpu = nginx.usage().cpuSince(before);

            print("%d B, 1 app, CPU | %.2f us", size, 1e6 * cpu / sent);
            print("%d B, 1 app | %.0f /s", size, sent / seconds);
            print("%d B, 1 app | %.0f MB/s", size, sent / seconds * size / MIB);
        }
    }

    /** Returns how many messages were sent. */
    private static long send(Burst burst, SSLSocket app, Sink sink) throws IOException, InterruptedException {
        long frame = burst.frames().length / burst.messages();
        long before = sink.received();
        long sent = 0;
        while (sent * frame < BYTES) {
            app.getOutputStream().write(burst.frames());
            sent += burst.messages();
            sink.awaitReceived(before + frame * Math.max(0, sent - burst.window()));
        }
        sink.awaitReceived(before + frame * sent);
        return sent;
    }

    /** Full handshakes, one after the other; the byte shows that the app's certificate was checked. */
    private static void connect(Nginx nginx, SSLContext tls, String key) throws Exception {
        Usage before = nginx.usage();
        for (int i = 0; i < CONNECTS; i++) {
            try (SSLSocket app = connected(tls, nginx.greetingPort())) {
                if (app.getInputStream().read() < 0) {
                    throw new IOException("nginx refused the app's certificate");
                }
                app.getSession().invalidate();
            }
        }
        double cpu = nginx.usage().cpuSince(before);
        print("mTLS connect, server's key %s, CPU | %.2f ms", key, 1e3 * cpu / CONNECTS);
        print("mTLS connects, server's key %s | %.0f per CPU second", key, CONNECTS / cpu);
    }

    private static SSLSocket connected(SSLContext tls, int port) throws IOException {
        SSLSocket app = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
        app.setTcpNoDelay(true);
        return app;
    }

    /** The output of openssl's own measurement, on one core. */
    private static void quote(String arguments) throws IOException {
        Process openssl = new ProcessBuilder(("openssl speed -seconds 2 " + arguments).split(" "))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        new String(openssl.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .dropWhile(line -> !line.startsWith("CPUINFO"))
                .skip(1)
                .forEach(System.out::println);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, "| " + format + " |%n", values);
    }
}
