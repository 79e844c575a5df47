package dev.bottlenose.check.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** An app on the insecure port that sends what it is given. For one thread. */
final class RawApp implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;

    private final WebSocket socket;
    private final CompletableFuture<String> reply;

    private RawApp(WebSocket socket, CompletableFuture<String> reply) {
        this.socket = socket;
        this.reply = reply;
    }

    /** Sends one message, and waits until the server reports the code. */
    static Injection.Observation exchange(Product product, String code, Map<String, String> query, String message)
            throws Exception {
        String found;
        try (RawApp app = connect(product.port("insecure"), query)) {
            app.send(message);
            found = product.diagnosis(code).code();
        } catch (ExecutionException e) {
            // The server has closed the connection, or has not accepted it.
            found = product.diagnosis(code).code();
        }
        String reported = found;
        return () -> reported;
    }

    /** The query of an ordinary app. */
    static Map<String, String> query(String os, String app) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("os", os);
        query.put("device", "desk");
        query.put("device_id", "desk-1");
        query.put("app", app);
        query.put("sdk_version", "4");
        query.put("medium", "1");
        return query;
    }

    static RawApp connect(int port, Map<String, String> query) throws Exception {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        CompletableFuture<String> reply = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/?" + parameters), new FirstText(reply))
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return new RawApp(socket, reply);
    }

    /** The message that requests certificates. */
    static JsonObject.Builder signCertificate(String csr, String destination) {
        return Json.object()
                .put("method", "signCertificate")
                .put("csr", csr)
                .put("destination", destination)
                .put("medium", 1);
    }

    void send(String text) throws Exception {
        socket.sendText(text, true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for the reply to its request. */
    String awaitReply() throws Exception {
        return reply.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private record FirstText(CompletableFuture<String> reply) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            reply.complete(text.toString());
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            reply.completeExceptionally(failure);
        }
    }
}
