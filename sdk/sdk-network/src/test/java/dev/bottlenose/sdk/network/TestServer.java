package dev.bottlenose.sdk.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server that echoes, sends much, sends in halves and breaks off. */
public final class TestServer {
    /** Bytes of what is at {@code /large}. */
    public static final int LARGE = 20 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch firstHalfSent = new CountDownLatch(1);
    private final CountDownLatch secondHalfWanted = new CountDownLatch(1);

    private TestServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/echo", TestServer::echo);
        server.createContext("/large", TestServer::large);
        server.createContext("/halves", this::halves);
        server.createContext("/broken", TestServer::broken);
        server.createContext("/moved", TestServer::moved);
        server.createContext("/empty", TestServer::empty);
        server.start();
    }

    public static TestServer start() {
        try {
            return new TestServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    public void awaitFirstHalf() throws InterruptedException {
        if (!firstHalfSent.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asked for /halves");
        }
    }

    public void sendSecondHalf() {
        secondHalfWanted.countDown();
    }

    public void stop() {
        sendSecondHalf();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void large(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < LARGE / 65_536; i++) {
                out.write(new byte[65_536]);
            }
        }
    }

    private void halves(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("first".getBytes(StandardCharsets.UTF_8));
            out.flush();
            firstHalfSent.countDown();
            secondHalfWanted.await();
            out.write("second".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void moved(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Location", "/echo");
        exchange.sendResponseHeaders(307, -1);
        exchange.close();
    }

    private static void empty(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static void broken(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        throw new IOException("the server breaks off");
    }
}
