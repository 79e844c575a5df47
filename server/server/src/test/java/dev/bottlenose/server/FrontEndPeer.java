package dev.bottlenose.server;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A front end that knows the API by its words only. */
final class FrontEndPeer implements AutoCloseable {
    /** What an app said, as it reached the front end. */
    record Received(String app, JsonObject message) {}

    /** An event that is no app's message. Of one that is told as a list, the first element. */
    record Event(String name, JsonObject data) {
        /** Whether the original tells it too. */
        boolean isOriginal() {
            return !name.startsWith("bottlenose-");
        }
    }

    private final Map<Long, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonObject> errors = new LinkedBlockingQueue<>();
    private final AtomicLong nextNumber = new AtomicLong(1);
    private final WebSocketPeer peer;

    private FrontEndPeer(String address, Map<String, String> headers) throws Exception {
        peer = WebSocketPeer.connect(address, headers, this::take);
    }

    static FrontEndPeer connect(String address, Map<String, String> headers) throws Exception {
        return new FrontEndPeer(address, headers);
    }

    /** Runs a command that succeeds; empty where it has nothing to say. */
    Optional<Json> exec(String command, Object... arguments) {
        JsonObject answer = Await.until(ask(command, arguments));
        if (!answer.string("event").orElse("").equals("exec-response")) {
            throw new AssertionError(command + " was answered by " + answer);
        }
        return payload(answer).get("data");
    }

    JsonObject object(String command, Object... arguments) {
        return (JsonObject) exec(command, arguments).orElseThrow();
    }

    List<JsonObject> list(String command) {
        return ((JsonArray) exec(command).orElseThrow())
                .elements().stream().map(JsonObject.class::cast).toList();
    }

    /** Runs a command that fails, and returns why. */
    String refusal(String command, Object... arguments) {
        JsonObject answer = Await.until(ask(command, arguments));
        if (!answer.string("event").orElse("").equals("exec-response-error")) {
            throw new AssertionError(command + " was answered by " + answer);
        }
        return payload(answer).string("data").orElseThrow();
    }

    /** Sends a command; the result is the whole answer. */
    CompletableFuture<JsonObject> ask(String command, Object... arguments) {
        long number = nextNumber.getAndIncrement();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        asked.put(number, answer);
        JsonObject payload = Json.object()
                .put("id", number)
                .put("command", command)
                .put("args", List.of(arguments))
                .build();
        send(Json.object().put("event", "exec").put("payload", payload).build().toString());
        return answer;
    }

    /** Asks the app; the app's whole answer. */
    JsonObject call(FakeApp app, JsonObject payload) {
        return object("client-request-response", app.id(), payload);
    }

    JsonObject call(FakeApp app, String method) {
        return call(app, FakeApp.execute(7, method));
    }

    void init(FakeApp app, String plugin) {
        exec("client-request", app.id(), FakeApp.pluginSwitch("init", plugin));
    }

    void deinit(FakeApp app, String plugin) {
        exec("client-request", app.id(), FakeApp.pluginSwitch("deinit", plugin));
    }

    /** Returns when all that the app has said before, and the server had to tell then, is here. */
    void catchUpWith(FakeApp app) {
        call(app, "echo");
        exec("get-server-state");
    }

    /** What came from the app since the last time, each as {@code plugin number}. */
    List<String> ticks(FakeApp app) {
        return messages(app).stream().map(FakeApp::tickOf).toList();
    }

    /** What came from the app since the last time. */
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
            throw new AssertionError("no app said anything");
        }
        return next.message();
    }

    Event awaitEvent() throws InterruptedException {
        Event event = events.poll(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came");
        }
        return event;
    }

    /** The data of the next event of this name; passes over others. */
    JsonObject await(String name) throws InterruptedException {
        Event event = awaitEvent();
        while (!event.name().equals(name)) {
            event = awaitEvent();
        }
        return event.data();
    }

    /** The events that came since the last time. */
    List<Event> events() {
        List<Event> all = new ArrayList<>();
        events.drainTo(all);
        return all;
    }

    /** What the server objected to in a text that is no command. */
    String awaitError() throws InterruptedException {
        JsonObject error = errors.poll(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (error == null) {
            throw new AssertionError("no error came");
        }
        return error.string("message").orElseThrow();
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

    private void take(String text) {
        JsonObject message = RunningServer.parse(text);
        JsonObject payload = payload(message);
        switch (message.string("event").orElse("")) {
            case "exec-response", "exec-response-error" ->
                asked.getOrDefault(payload.integer("id").orElseThrow(), new CompletableFuture<>())
                        .complete(message);
            case "server-event" -> takeEvent(payload);
            default -> errors.add(payload);
        }
    }

    private void takeEvent(JsonObject payload) {
        String name = payload.string("event").orElseThrow();
        Json data = payload.get("data").orElseThrow();
        if (name.equals("client-message")) {
            JsonObject message = (JsonObject) data;
            received.add(new Received(
                    message.string("id").orElseThrow(),
                    RunningServer.parse(message.string("message").orElseThrow())));
        } else if (data instanceof JsonObject object) {
            events.add(new Event(name, object));
        } else {
            events.add(
                    new Event(name, (JsonObject) ((JsonArray) data).elements().get(0)));
        }
    }

    private static JsonObject payload(JsonObject message) {
        return message.object("payload").orElseThrow();
    }
}
