package dev.bottlenose.check.soak.peers;

import dev.bottlenose.protocol.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Front ends that read slowly, do not read, or die, each on a thread of its own, until closed. */
public final class BadFrontEnds implements AutoCloseable {
    private static final int PAUSE = 1_000;
    private static final int SIP = 1024;
    private static final int SIP_MILLIS = 50;
    private static final int LIFE_MILLIS = 300;
    private static final int DEAF_MILLIS = 15_000;
    private static final int JOIN = 20_000;

    private final int port;
    private final Path token;
    private final Supplier<List<String>> apps;
    private final String plugin;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Starts them.
     *
     * @param token the file with the token, which is read for each connection
     * @param apps the ids of apps whose plugin they open
     */
    public BadFrontEnds(int port, Path token, Supplier<List<String>> apps, String plugin) {
        this.port = port;
        this.token = token;
        this.apps = apps;
        this.plugin = plugin;
        start("slow front end", this::slow);
        start("deaf front end", peer -> end.await(DEAF_MILLIS, TimeUnit.MILLISECONDS));
        start("deaf front end", peer -> end.await(DEAF_MILLIS, TimeUnit.MILLISECONDS));
        start("dying front end", this::die);
    }

    @Override
    public void close() throws InterruptedException {
        end.countDown();
        for (Thread thread : threads) {
            thread.join(JOIN);
        }
    }

    private interface Behaviour {
        void with(RawPeer peer) throws IOException, InterruptedException;
    }

    private void start(String name, Behaviour behaviour) {
        Thread thread = new Thread(() -> behave(behaviour), name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void behave(Behaviour behaviour) {
        try {
            do {
                connect(behaviour);
            } while (!end.await(PAUSE, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect(Behaviour behaviour) throws InterruptedException {
        try {
            String secret = URLEncoder.encode(Files.readString(token).strip(), StandardCharsets.UTF_8);
            try (RawPeer peer = RawPeer.webSocket(port, "/?token=" + secret)) {
                for (String app : apps.get()) {
                    peer.text(open(app));
                }
                behaviour.with(peer);
            }
        } catch (IOException e) {
            // Refused, thrown out, or the server was killed.
        }
    }

    private void slow(RawPeer peer) throws IOException, InterruptedException {
        while (!end.await(SIP_MILLIS, TimeUnit.MILLISECONDS) && peer.readSome(SIP)) {
            // Reads on.
        }
    }

    private void die(RawPeer peer) throws IOException, InterruptedException {
        end.await(LIFE_MILLIS, TimeUnit.MILLISECONDS);
        peer.reset();
    }

    private String open(String app) {
        Json payload = Json.object()
                .put("method", "init")
                .put("params", Json.object().put("plugin", plugin))
                .build();
        return Json.object()
                .put("event", "exec")
                .put(
                        "payload",
                        Json.object()
                                .put("id", 1)
                                .put("command", "client-request")
                                .put("args", List.of(Json.of(app), payload)))
                .toText()
                .toString();
    }
}
