package dev.bottlenose.cli;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection to the server's API, as every front end has one. Safe from any thread. */
final class ServerConnection implements AutoCloseable {
    /** Hears what the server tells unasked; called from one thread at a time. */
    interface Events {
        /** For commands that only ask: then the server sends no events. */
        Events NONE = (event, data) -> {};

        void happened(String event, JsonObject data);
    }

    private static final Duration CONNECT_TIME = Duration.ofSeconds(30);

    private final Events events;
    private final AtomicLong nextNumber = new AtomicLong(1);
    private final Map<Long, CompletableFuture<Json>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    private ServerConnection(Events events) {
        this.events = events;
    }

    /** @throws CommandFailure if there is no server, or it does not let us in */
    static ServerConnection open(int port, String token, Events events) throws CommandFailure {
        ServerConnection connection = new ServerConnection(events);
        String interest = events == Events.NONE ? "?events=none" : "";
        try {
            connection.socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("x-access-token", token)
                    .connectTimeout(CONNECT_TIME)
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/" + interest), connection.new Receiver())
                    .get(CONNECT_TIME.toSeconds(), TimeUnit.SECONDS);
            return connection;
        } catch (ExecutionException e) {
            throw unreachable(port, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw unreachable(port, e);
        }
    }

    /**
     * Runs a command on the server.
     *
     * @param arguments as {@link Json#of}
     * @return its result; null where it has none
     * @throws CommandFailure if the server says no, is lost, or takes longer than {@code time}
     */
    Json exec(Duration time, String command, Object... arguments) throws CommandFailure {
        long number = nextNumber.getAndIncrement();
        CompletableFuture<Json> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        JsonArray given = Json.array(Stream.of(arguments).map(Json::of).toList());
        send(Json.object()
                .put("event", "exec")
                .put(
                        "payload",
                        Json.object()
                                .put("id", number)
                                .put("command", command)
                                .put("args", given)
                                .build())
                .build());
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw CommandFailure.saidNo(
                    "answer-timeout",
                    "There was no answer to " + command + " within " + time.toSeconds() + " seconds.",
                    "see that the app is not stopped in a debugger, or give a longer --timeout");
        } catch (InterruptedException e) {
            throw CommandFailure.saidNo("interrupted", "The command was interrupted.", "run it again");
        } finally {
            waiting.remove(number);
        }
    }

    /** Runs a command that the server answers itself, without asking an app. */
    Json exec(String command, Object... arguments) throws CommandFailure {
        return exec(Duration.ofSeconds(45), command, arguments);
    }

    /** The objects in a list that a command returns. */
    List<JsonObject> list(String command) throws CommandFailure {
        return exec(command) instanceof JsonArray array
                ? array.elements().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }

    /** Waits until the connection is lost, and says why. */
    String awaitLoss() throws InterruptedException {
        try {
            return lost.get();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    @Override
    public void close() {
        if (socket != null && lost.complete("closed by us")) {
            socket.abort();
        }
    }

    private synchronized void send(JsonObject message) {
        WebSocket to = socket;
        if (to != null) {
            String text = message.toString();
            sending = sending.handle((done, failed) -> to.sendText(text, true)).thenCompose(sent -> sent);
        }
    }

    private void received(String text) {
        try {
            JsonObject message = Json.parseObject(JsonText.of(text));
            JsonObject payload =
                    message.object("payload").orElseGet(() -> Json.object().build());
            switch (message.string("event").orElse("")) {
                case "exec-response" ->
                    answered(payload).complete(payload.get("data").orElse(JsonNull.NULL));
                case "exec-response-error" ->
                    answered(payload)
                            .completeExceptionally(CommandFailure.saidNo(
                                    "server-refused",
                                    payload.string("data").orElse("The server said no."),
                                    "bottlenose doctor"));
                case "server-event" ->
                    events.happened(
                            payload.string("event").orElse(""),
                            payload.object("data").orElseGet(() -> Json.object().build()));
                default -> {
                    // Not meant for us.
                }
            }
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("server message is not JSON: " + e.getMessage(), e);
        }
    }

    private CompletableFuture<Json> answered(JsonObject payload) {
        CompletableFuture<Json> answer = waiting.get(payload.integer("id").orElse(-1));
        return answer == null ? new CompletableFuture<>() : answer;
    }

    private void lose(String why) {
        lost.complete(why);
        CommandFailure failure = new CommandFailure(
                ExitCodes.NO_SERVER,
                new Fault("server-lost", "The connection to the server was lost: " + why + ".", "bottlenose serve"));
        waiting.values().forEach(answer -> answer.completeExceptionally(failure));
    }

    private static CommandFailure unreachable(int port, Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused) {
            return CommandFailure.saidNo(
                    "server-refused-us",
                    "The server on port " + port + " does not let this command in (HTTP "
                            + refused.getResponse().statusCode() + ").",
                    "give the --home of that server; an original Flipper server cannot be used");
        }
        String why = cause instanceof ConnectException ? "nothing listens there" : String.valueOf(cause.getMessage());
        return new CommandFailure(
                ExitCodes.NO_SERVER,
                new Fault(
                        "server-unreachable",
                        "There is no server on port " + port + ": " + why + ".",
                        "bottlenose serve, or give the --port of the server that runs"));
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            partial.append(part);
            if (last) {
                String text = partial.toString();
                partial.setLength(0);
                received(text);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            lose(reason.isEmpty() ? "code " + code : reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            lose(String.valueOf(error.getMessage()));
        }
    }
}
