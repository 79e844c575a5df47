package dev.bottlenose.ui;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An app's side of a plugin: the messages that it sends when it is opened, and its answers. */
final class FixturePlugin implements FlipperPlugin {
    /** A call of a method. */
    record Call(String method, FlipperObject params) {}

    private final String id;
    private final boolean background;
    private final Map<String, Function<FlipperObject, String>> answers = new LinkedHashMap<>();
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<FlipperConnection> connections = new LinkedBlockingQueue<>();
    private Consumer<FlipperConnection> greeting = connection -> {};
    private volatile @Nullable FlipperConnection connection;

    FixturePlugin(String id, boolean background) {
        this.id = id;
        this.background = background;
    }

    /** Answers with this JSON, an object or an array. */
    FixturePlugin answers(String method, String json) {
        return answers(method, params -> json);
    }

    FixturePlugin answers(String method, Function<FlipperObject, String> answer) {
        answers.put(method, answer);
        return this;
    }

    /** Sends this whenever it is opened. */
    FixturePlugin sendsOnOpen(Consumer<FlipperConnection> messages) {
        greeting = messages;
        return this;
    }

    /** Sends this now; it must be open. */
    void send(String method, String json) {
        open().send(method, json);
    }

    /** Waits until the server has received everything that was sent; messages beyond a link's buffer would be lost. */
    void awaitDelivered() {
        if (!open().awaitDelivery(Duration.ofMillis((long) Chromium.TIMEOUT_MS))) {
            throw new AssertionError(id + " was not delivered");
        }
    }

    private FlipperConnection open() {
        FlipperConnection open = connection;
        if (open == null) {
            throw new AssertionError(id + " is not open");
        }
        return open;
    }

    void awaitOpen() throws InterruptedException {
        if (connections.poll((long) Chromium.TIMEOUT_MS, TimeUnit.MILLISECONDS) == null) {
            throw new AssertionError(id + " was not opened");
        }
    }

    /** The next call of this method; skips others. */
    FlipperObject awaitCall(String method) throws InterruptedException {
        while (true) {
            Call call = calls.poll((long) Chromium.TIMEOUT_MS, TimeUnit.MILLISECONDS);
            if (call == null) {
                throw new AssertionError(id + " was not called: " + method);
            } else if (call.method().equals(method)) {
                return call.params();
            }
        }
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean runInBackground() {
        return background;
    }

    @Override
    public void onConnect(FlipperConnection opened) {
        answers.forEach((method, answer) -> opened.receive(method, (params, responder) -> {
            calls.add(new Call(method, params));
            String json = answer.apply(params);
            if (json.startsWith("[")) {
                responder.success(FlipperArray.parse(json));
            } else {
                responder.success(FlipperObject.parse(json));
            }
        }));
        connection = opened;
        greeting.accept(opened);
        connections.add(opened);
    }

    @Override
    public void onDisconnect() {
        connection = null;
    }
}
