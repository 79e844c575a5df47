package dev.bottlenose.server.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A working store that can be made to misbehave. */
final class FakeStore implements AutoCloseable {
    /** Replaces the handling of a request; returns whether it did. */
    interface Mischief {
        boolean play(HttpExchange request) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Mischief mischief = request -> false;

    FakeStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    StoreAddress address() {
        return StoreAddress.read("http://127.0.0.1:" + server.getAddress().getPort() + "/bottlenose")
                .orElseThrow();
    }

    /** Applies to all later requests. */
    FakeStore playing(Mischief other) {
        mischief = other;
        return this;
    }

    Optional<byte[]> at(String path) {
        return Optional.ofNullable(kept.get(path));
    }

    void put(String path, byte[] content) {
        kept.put(path, content);
    }

    /** Methods, paths and tokens, in order. */
    List<String> requests() {
        return requests;
    }

    static boolean answer(HttpExchange request, int status) throws IOException {
        request.sendResponseHeaders(status, -1);
        return true;
    }

    /** Does not respond until the store is closed. */
    boolean stall() {
        try {
            end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange request) throws IOException {
        String path = request.getRequestURI().getPath();
        requests.add(request.getRequestMethod() + " " + path + " "
                + request.getRequestHeaders().getFirst("Authorization"));
        byte[] body = request.getRequestBody().readAllBytes();
        try (request) {
            if (mischief.play(request)) {
                return;
            }
            switch (request.getRequestMethod()) {
                case "PUT" -> answer(request, kept.put(path, body) == null ? 201 : 204);
                case "DELETE" -> answer(request, kept.remove(path) == null ? 404 : 204);
                default -> give(request, at(path));
            }
        }
    }

    private static void give(HttpExchange request, Optional<byte[]> content) throws IOException {
        if (content.isEmpty()) {
            answer(request, 404);
            return;
        }
        request.sendResponseHeaders(200, content.get().length);
        try (OutputStream out = request.getResponseBody()) {
            out.write(content.get());
        }
    }
}
