package dev.bottlenose.client;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.AppRequest;
import dev.bottlenose.frontends.command.Command;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.event.EventRouter;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.threads.DaemonScheduler;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Methods;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A connection to a server. Safe from any thread.
 *
 * <p>Subscribers and the {@link ConnectionListener} are called one after the other, in a thread of the client's own. While
 * they are behind by more than 8 MiB the client stops reading, and the server keeps the messages. Results of calls complete
 * in a thread of the socket: what depends on them must not block it.
 */
public final class BottlenoseClient implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ClientBuilder options;
    private final Connector connector;
    private final CallbackQueue callbacks = new CallbackQueue();
    private final Scheduler timer = new DaemonScheduler("bottlenose-client-timer");
    private final List<Consumer<ServerEvent>> subscribers = new CopyOnWriteArrayList<>();
    private final PluginSubscriptions plugins = new PluginSubscriptions(this::send);
    private final EventRouter routes = new EventRouter()
            .on(ServerEvent.MessageReceived.class, plugins::deliver)
            .on(ServerEvent.ClientConnected.class, event -> plugins.open(event.id()));
    private final CompletableFuture<ClientException> end = new CompletableFuture<>();
    private final AtomicLong nextId = new AtomicLong(1);
    private volatile boolean closed;

    /** The latest one, which may have ended. */
    private volatile Connection connection;

    BottlenoseClient(ClientBuilder options) {
        this.options = options;
        this.connector = new Connector(options.location, options.query(), options.connectTimeout);
        this.connection = newConnection();
    }

    /** Starts to describe a client of the server at this location. */
    public static ClientBuilder at(ServerLocation location) {
        return new ClientBuilder(location);
    }

    /** Runs a command; fails with a {@link ClientException}. */
    public <I, O> CompletableFuture<O> run(Command<I, O> command, I input) {
        return run(command, input, options.answerTimeout);
    }

    /** Runs a command that takes nothing; fails with a {@link ClientException}. */
    public <O> CompletableFuture<O> run(Command<Nothing, O> command) {
        return run(command, Nothing.NOTHING);
    }

    /** Runs a command; fails with a {@link ClientException}, after the timeout with a {@link ClientException.Timeout}. */
    public <I, O> CompletableFuture<O> run(Command<I, O> command, I input, Duration timeout) {
        PendingCall<O> call = new PendingCall<>(command);
        Connection current = connection;
        current.call(command, input, call);
        if (!call.result().isDone() && !closed) {
            Scheduler.Scheduled expiry = timer.after(timeout, () -> expire(current, call, command, timeout));
            call.result().whenComplete((answer, failure) -> expiry.cancel());
        }
        return call.result();
    }

    /** The plugins of a connected app; fails with a {@link ClientException}. */
    public CompletableFuture<List<String>> plugins(String clientId) {
        return AppAnswers.success(ask(clientId, AppAnswers.message(Methods.GET_PLUGINS), options.answerTimeout))
                .thenApply(AppAnswers::plugins);
    }

    /** Opens an app's plugin, which has to be open while its methods are called; fails with a {@link ClientException}. */
    public CompletableFuture<Nothing> open(String clientId, String plugin) {
        return run(AppCommands.REQUEST, new AppRequest(clientId, AppAnswers.plugin(Methods.INIT, plugin)));
    }

    /**
     * Calls a method of an app's plugin.
     *
     * @return what the method returns; fails with a {@link ClientException}
     */
    public CompletableFuture<Json> call(String clientId, String plugin, String method, Json params) {
        return call(clientId, plugin, method, params, options.answerTimeout);
    }

    /** Calls a method of an app's plugin, and waits as long as the timeout for its answer. */
    public CompletableFuture<Json> call(String clientId, String plugin, String method, Json params, Duration timeout) {
        return AppAnswers.success(ask(clientId, AppAnswers.execute(plugin, method, params), timeout));
    }

    /** Receives every event from now on. */
    public Subscription subscribe(Consumer<ServerEvent> subscriber) {
        Consumer<ServerEvent> own = event -> subscriber.accept(event);
        subscribers.add(own);
        return () -> subscribers.removeIf(one -> one == own);
    }

    /**
     * Receives the messages of an app's plugin: those that the server has kept, then those that come. Goes on when the app, or
     * this client, connects again.
     */
    public Subscription subscribe(String clientId, String plugin, Consumer<PluginMessage> subscriber) {
        return plugins.add(clientId, plugin, subscriber);
    }

    /** Waits for a result. */
    public <T> T await(CompletableFuture<T> result) throws ClientException, InterruptedException {
        return Results.await(result);
    }

    /** Completes when the client is closed, or loses its connection and does not reconnect. */
    public CompletableFuture<ClientException> end() {
        return end.copy();
    }

    /** Ends the connection; outstanding calls fail with {@link ClientException.ConnectionLost}. Closing twice does nothing. */
    @Override
    public void close() {
        closed = true;
        connection.close();
        timer.close();
        callbacks.close();
    }

    /** Connects for the first time. */
    void open() throws ClientException, InterruptedException {
        try {
            Results.await(connector.open(connection));
            callbacks.add(0, options.listener::connected);
        } catch (ClientException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private CompletableFuture<JsonObject> ask(String clientId, JsonObject message, Duration timeout) {
        return run(
                AppCommands.REQUEST_RESPONSE,
                new AppRequest(clientId, AppAnswers.withId(message, nextId.getAndIncrement())),
                timeout);
    }

    private void send(AppRequest request) {
        connection.call(AppCommands.REQUEST, request, new PendingCall<>(AppCommands.REQUEST));
    }

    private <O> void expire(Connection current, PendingCall<O> call, Command<?, O> command, Duration timeout) {
        current.abandon(call);
        call.fail(new ClientException.Timeout(new Fault(
                "answer-timeout",
                "There was no answer to " + command.name() + " within " + timeout.toSeconds() + " seconds.",
                "see that the app is not stopped in a debugger, or give a longer --timeout")));
    }

    private Connection newConnection() {
        return new Connection(new Received(), callbacks::whenRoom, options.largestMessage);
    }

    private void reconnect(Duration pause) {
        if (closed) {
            return;
        }
        Connection next = newConnection();
        connector.open(next).whenComplete((socket, failure) -> {
            if (failure == null) {
                connection = next;
                plugins.openAll();
                callbacks.add(0, options.listener::connected);
                if (closed) {
                    next.close();
                }
            } else {
                reconnectLater(pause);
            }
        });
    }

    private void reconnectLater(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        Duration next = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        if (!closed) {
            timer.after(pause, () -> reconnect(next));
        }
    }

    /** Takes what comes from connections. */
    private final class Received implements Connection.Owner {
        @Override
        public void happened(ServerEvent event, int size) {
            callbacks.add(size, () -> publish(event));
        }

        @Override
        public void ended(Connection ended, ClientException.ConnectionLost reason) {
            boolean goesOn = options.reconnects && !closed;
            if (!closed) {
                callbacks.add(0, () -> options.listener.lost(reason));
            }
            if (goesOn) {
                reconnectLater(FIRST_PAUSE);
            } else {
                end.complete(reason);
            }
        }

        private void publish(ServerEvent event) {
            subscribers.forEach(subscriber -> subscriber.accept(event));
            routes.accept(event);
        }
    }
}
