package dev.bottlenose.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody else's web server on this computer, which remembers all that browsers send to it. */
final class OtherPort implements AutoCloseable {
    private static final int ANY = 0;

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** On a free port. */
    OtherPort() throws IOException {
        this(ANY);
    }

    OtherPort(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 50);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** Each with its target and its headers. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet());
        byte[] page = "<!doctype html><title>Other</title>".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }
}
