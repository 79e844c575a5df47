package dev.bottlenose.server;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.Command;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.event.EventType;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.frontends.session.FrontEndSession;
import dev.bottlenose.frontends.session.SessionEffect;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A front end: the session that all front ends have, and a socket that can stop reading. */
final class FrontEndPeer implements SessionEffect.Performer<FrontEndPeer.Asked>, AutoCloseable {
    /** An app's message, as the front end received it. */
    record Received(String app, JsonObject message) {}

    /** An event other than an app's message; of data that is a list, the first element. */
    record Event(String name, JsonObject data) {
        /** Whether the original server sends it too. */
        boolean isOriginal() {
            return !name.startsWith("bottlenose-");
        }
    }

    /** A command whose answer is awaited. */
    record Asked(String command, CompletableFuture<Json> data, CompletableFuture<String> refusal) {}

    /** Guarded by itself. */
    private final FrontEndSession<Asked> session = new FrontEndSession<>();

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> errors = new LinkedBlockingQueue<>();
    private final WebSocketPeer peer;

    private FrontEndPeer(String address, Map<String, String> headers) throws Exception {
        peer = WebSocketPeer.connect(address, headers, this::take);
    }

    static FrontEndPeer connect(String address, Map<String, String> headers) throws Exception {
        return new FrontEndPeer(address, headers);
    }

    /** Runs a command that succeeds; empty where it returns nothing. */
    Optional<Json> exec(Command<?, ?> command, Object... arguments) {
        return exec(command.name(), arguments);
    }

    /** Runs a command by a name of any kind. */
    Optional<Json> exec(String command, Object... arguments) {
        Json data = Await.until(start(command, arguments).data());
        return data instanceof JsonNull ? Optional.empty() : Optional.of(data);
    }

    JsonObject object(Command<?, ?> command, Object... arguments) {
        return (JsonObject) exec(command, arguments).orElseThrow();
    }

    List<JsonObject> list(Command<?, ?> command) {
        return ((JsonArray) exec(command).orElseThrow())
                .elements().stream().map(JsonObject.class::cast).toList();
    }

    /** Runs a command that fails, and returns why. */
    String refusal(Command<?, ?> command, Object... arguments) {
        return refusal(command.name(), arguments);
    }

    /** Runs a command by a name of any kind, which fails, and returns why. */
    String refusal(String command, Object... arguments) {
        return Await.until(start(command, arguments).refusal());
    }

    /** Sends a command; the result is what it returns. */
    CompletableFuture<Json> ask(Command<?, ?> command, Object... arguments) {
        return start(command.name(), arguments).data();
    }

    private Asked start(String command, Object... arguments) {
        Asked asked = new Asked(command, new CompletableFuture<>(), new CompletableFuture<>());
        synchronized (session) {
            session.call(command, (JsonArray) Json.of(List.of(arguments)), asked)
                    .forEach(effect -> effect.perform(this));
        }
        return asked;
    }

    /** Asks the app; the app's whole answer. */
    JsonObject call(FakeApp app, JsonObject payload) {
        return object(AppCommands.REQUEST_RESPONSE, app.id(), payload);
    }

    JsonObject call(FakeApp app, String method) {
        return call(app, FakeApp.execute(7, method));
    }

    void init(FakeApp app, String plugin) {
        exec(AppCommands.REQUEST, app.id(), FakeApp.pluginSwitch("init", plugin));
    }

    void deinit(FakeApp app, String plugin) {
        exec(AppCommands.REQUEST, app.id(), FakeApp.pluginSwitch("deinit", plugin));
    }

    /** Returns when everything that the app sent before, and the server's events about it, has been received. */
    void catchUpWith(FakeApp app) {
        call(app, "echo");
        exec(ServerCommands.STATE);
    }

    /** The messages received from the app since the last call, each as {@code plugin number}. */
    List<String> ticks(FakeApp app) {
        return messages(app).stream().map(FakeApp::tickOf).toList();
    }

    /** The messages received from the app since the last call. */
    List<JsonObject> messages(FakeApp app) {
        List<Received> all = new ArrayList<>();
        received.drainTo(all);
        return all.stream()
                .filter(one -> one.app().equals(app.id()))
                .map(Received::message)
                .toList();
    }

    /** The next message of any app. */
    JsonObject awaitMessage() throws InterruptedException {
        Received next = received.poll(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no message of an app was received");
        }
        return next.message();
    }

    Event awaitEvent() throws InterruptedException {
        Event event = events.poll(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event was received");
        }
        return event;
    }

    /** The data of the next event of this name; passes over others. */
    JsonObject await(EventType<?> type) throws InterruptedException {
        Event event = awaitEvent();
        while (!event.name().equals(type.name())) {
            event = awaitEvent();
        }
        return event.data();
    }

    /** The events received since the last call. */
    List<Event> events() {
        List<Event> all = new ArrayList<>();
        events.drainTo(all);
        return all;
    }

    /** The server's error about a text that is not a command. */
    String awaitError() throws InterruptedException {
        String error = errors.poll(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (error == null) {
            throw new AssertionError("no error was received");
        }
        return error;
    }

    /** Any text, sensible or not. */
    void send(String text) {
        peer.send(text);
    }

    void stopReading() {
        peer.stopReading();
    }

    void readAgain() {
        peer.readAgain();
    }

    int awaitCloseCode() {
        return peer.awaitCloseCode();
    }

    void disconnect() {
        peer.disconnect();
    }

    @Override
    public void close() {
        peer.close();
    }

    @Override
    public void send(JsonText text) {
        peer.send(text.toString());
    }

    @Override
    public void answer(Asked caller, Json data) {
        caller.data().complete(data);
        caller.refusal().completeExceptionally(new AssertionError(caller.command() + " was answered by " + data));
    }

    @Override
    public void refuse(Asked caller, Refusal refusal) {
        caller.refusal().complete(refusal.text());
        caller.data().completeExceptionally(new AssertionError(caller.command() + " was refused: " + refusal.text()));
    }

    @Override
    public void lose(Asked caller) {
        caller.data().completeExceptionally(new AssertionError("the connection ended: " + caller.command()));
        caller.refusal().completeExceptionally(new AssertionError("the connection ended: " + caller.command()));
    }

    @Override
    public void publish(ServerEvent event) {
        if (event instanceof ServerEvent.MessageReceived message) {
            received.add(new Received(
                    message.id(), RunningServer.parse(message.message().toString())));
        } else {
            add(event);
        }
    }

    @Override
    public void report(String problem) {
        errors.add(problem);
    }

    private void take(String text) {
        List<SessionEffect<Asked>> effects;
        synchronized (session) {
            effects = session.receive(JsonText.of(text));
        }
        effects.forEach(effect -> effect.perform(this));
    }

    private void add(ServerEvent event) {
        Json data = event.data() instanceof JsonArray list ? list.elements().get(0) : event.data();
        events.add(new Event(event.name(), (JsonObject) data));
    }
}
