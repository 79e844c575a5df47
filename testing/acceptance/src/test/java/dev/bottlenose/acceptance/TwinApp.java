package dev.bottlenose.acceptance;

import dev.bottlenose.sdk.FlipperClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One of two processes of the same app. Starts its client when it reads a line. */
final class TwinApp {
    private TwinApp() {}

    /** Takes the insecure port, the secure port, the private directory and the name of its device. */
    public static void main(String[] arguments) throws IOException {
        FlipperClient client = FlipperClient.builder("Twin")
                .ports(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]))
                .privateDirectory(Path.of(arguments[2]))
                .device(arguments[3])
                .reconnectDelay(Duration.ofMillis(200))
                .build();
        AtomicBoolean reported = new AtomicBoolean();
        client.subscribeForUpdates(() -> {
            if (client.isConnected() && reported.compareAndSet(false, true)) {
                System.out.println("{\"happened\":\"connected\"}");
            }
        });
        System.out.println("{\"happened\":\"loaded\"}");
        int unused = System.in.read();
        client.start();
        // Lives as long as its input.
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
