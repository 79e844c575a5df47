package dev.bottlenose.samples.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.jdk.FlipperHttpClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The server for today's prices, in the app itself so that the demo needs no network. */
final class PriceBoard implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client;

    PriceBoard(NetworkPlugin network) throws IOException {
        this.client = FlipperHttpClient.of(HttpClient.newHttpClient(), network);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prices/", PriceBoard::answer);
        server.start();
    }

    /** Requests today's price. */
    String ask(String fish) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/prices/" + fish);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString(UTF_8))
                .body();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String fish = path.substring(path.lastIndexOf('/') + 1);
        byte[] body = ("{\"fish\":\"" + fish + "\",\"price\":" + (4 + fish.length() % 3) + ".5}").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
