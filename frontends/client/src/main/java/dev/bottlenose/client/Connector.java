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
import java.util.regex.Pattern;

/** Opens the WebSocket of a connection. Safe from any thread. */
final class Connector {
    /** A name first, because an original server accepts no IPv4 address; it may listen on IPv6 alone. */
    private static final List<String> HOSTS = List.of("localhost", "[::1]");

    /** The tokens of the original, which knows no proof: JSON Web Tokens. Ours never have this form. */
    private static final Pattern ORIGINAL_TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private final HttpClient http;
    private final ServerProof proof;
    private final ServerLocation location;
    private final String query;
    private final Duration timeout;

    /** @param query of the address: what the client is sent by itself */
    Connector(ServerLocation location, String query, Duration timeout) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.proof = new ServerProof(http, timeout);
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
        return openAt(HOSTS.get(host) + ":" + server.port(), connection, server)
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

    /** Tries one address. Only a token of the original's is sent as it is. */
    private CompletableFuture<WebSocket> openAt(String address, Connection connection, ServerLocation.Resolved server) {
        String token = server.token().orElse("");
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(timeout);
        if (ORIGINAL_TOKEN.matcher(token).matches()) {
            builder.header("x-access-token", token);
        }
        CompletableFuture<String> access =
                token.isEmpty() || ORIGINAL_TOKEN.matcher(token).matches()
                        ? CompletableFuture.completedFuture("")
                        : proof.query(address, token);
        return access.thenCompose(
                shown -> builder.buildAsync(URI.create("ws://" + address + "/?" + query + "&" + shown), connection));
    }

    private static ClientException explain(int port, Throwable cause) {
        if (cause instanceof ClientException known) {
            return known;
        }
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
