package dev.bottlenose.client;

import dev.bottlenose.wire.Fault;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Opens the WebSocket of a connection. Safe from any thread. */
final class Connector {
    /** A name first, because an original server accepts no IPv4 address; it may listen on IPv6 alone. */
    private static final List<String> HOSTS = List.of("localhost", "[::1]");

    private final HttpClient http;
    private final ServerLocation location;
    private final String query;
    private final Duration timeout;

    /** @param query of the address: what the client is sent by itself */
    Connector(ServerLocation location, String query, Duration timeout) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.location = location;
        this.query = query;
        this.timeout = timeout;
    }

    /** Opens it; fails with a {@link ClientException}. */
    CompletableFuture<WebSocket> open(Connection connection) {
        try {
            ServerLocation.Resolved server = location.resolve();
            return open(connection, server, 0);
        } catch (ClientException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<WebSocket> open(Connection connection, ServerLocation.Resolved server, int host) {
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(timeout);
        server.token().ifPresent(token -> builder.header("x-access-token", token));
        URI address = URI.create("ws://" + HOSTS.get(host) + ":" + server.port() + "/?" + query);
        return builder.buildAsync(address, connection)
                .handle((socket, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(socket);
                    }
                    Throwable cause = causeOf(failure);
                    return cause instanceof ConnectException && host + 1 < HOSTS.size()
                            ? open(connection, server, host + 1)
                            : CompletableFuture.<WebSocket>failedFuture(explain(server.port(), cause));
                })
                .thenCompose(next -> next);
    }

    private static ClientException explain(int port, Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            return new ClientException.AccessDenied(new Fault(
                    "server-refused-us",
                    "The server on port " + port + " does not accept this program (HTTP "
                            + refused.getResponse().statusCode() + ").",
                    "give the --home of that server"));
        }
        String why = cause instanceof ConnectException ? "nothing listens there" : String.valueOf(cause.getMessage());
        return new ClientException.Unreachable(new Fault(
                "server-unreachable",
                "There is no server on port " + port + ": " + why + ".",
                "bottlenose serve, or give the --port of the server that runs"));
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
