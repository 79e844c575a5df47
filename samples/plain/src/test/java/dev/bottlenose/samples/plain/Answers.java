package dev.bottlenose.samples.plain;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import dev.bottlenose.sdk.plugin.FlipperResponder;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One plugin's connection on which answers and events can be waited for. */
final class Answers implements FlipperConnection {
    private final Map<String, FlipperReceiver> receivers = new ConcurrentHashMap<>();
    private final BlockingQueue<FlipperObject> events = new LinkedBlockingQueue<>();

    FlipperObject call(String method, FlipperObject params) throws Exception {
        @Nullable FlipperReceiver receiver = receivers.get(method);
        if (receiver == null) {
            throw new AssertionError("there is no receiver for " + method);
        }
        Waiting waiting = new Waiting();
        receiver.onReceive(params, waiting);
        return waiting.answer.get(60, TimeUnit.SECONDS);
    }

    FlipperObject nextEvent() throws InterruptedException {
        @Nullable FlipperObject event = events.poll(60, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("there was no event");
        }
        return event;
    }

    @Override
    public void send(String method, FlipperObject params) {
        events.add(params);
    }

    @Override
    public void send(String method, FlipperArray params) {
        throw new AssertionError(method);
    }

    @Override
    public void send(String method, String json) {
        throw new AssertionError(method);
    }

    @Override
    public void receive(String method, FlipperReceiver receiver) {
        receivers.put(method, receiver);
    }

    @Override
    public void reportError(Throwable error) {
        throw new AssertionError(error);
    }

    @Override
    public void reportErrorWithMetadata(String reason, String stackTrace) {
        throw new AssertionError(reason);
    }

    private static final class Waiting implements FlipperResponder {
        final CompletableFuture<FlipperObject> answer = new CompletableFuture<>();

        @Override
        public void success() {
            answer.complete(FlipperObject.empty());
        }

        @Override
        public void success(FlipperObject result) {
            answer.complete(result);
        }

        @Override
        public void success(FlipperArray result) {
            answer.complete(FlipperObject.of("array", result));
        }

        @Override
        public void error(FlipperObject error) {
            answer.completeExceptionally(new AssertionError(error));
        }

        @Override
        public void error(Throwable error) {
            answer.completeExceptionally(error);
        }
    }
}
