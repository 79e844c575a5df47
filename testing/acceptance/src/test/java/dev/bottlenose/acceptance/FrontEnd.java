package dev.bottlenose.acceptance;

import dev.bottlenose.sdk.carrier.Patience;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.transport.Dial;
import dev.bottlenose.sdk.transport.Ending;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkListener;
import dev.bottlenose.sdk.websocket.WebSocketTransport;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody at the original server's desktop: gives its commands and hears its events. */
final class FrontEnd implements LinkListener, AutoCloseable {
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final Map<Long, CompletableFuture<FlipperObject>> pending = new ConcurrentHashMap<>();
    private final BlockingQueue<FlipperObject> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> open = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final Link link;
    private long lastId;

    FrontEnd(int port) throws Exception {
        WebSocketTransport transport =
                new WebSocketTransport(Thread::new, timers, new SecureRandom(), Patience.DEFAULT, 1 << 24);
        link = transport.dial(Dial.plain("localhost", port, ""), this);
        open.get(60, TimeUnit.SECONDS);
    }

    /** What the command gave, under {@code data}. */
    FlipperObject exec(String command, Object... args) throws Exception {
        long id = ++lastId;
        CompletableFuture<FlipperObject> result = new CompletableFuture<>();
        pending.put(id, result);
        FlipperObject payload = FlipperObject.of("id", id, "command", command, "args", FlipperArray.of(args));
        link.reply(FlipperObject.of("event", "exec", "payload", payload).toJsonString());
        return result.get(60, TimeUnit.SECONDS);
    }

    /** Waits until an app is connected, or finds that one is. */
    void awaitClient() throws Exception {
        // Events come from before the question on, so an app that is not in the answer is told of by one.
        if (exec("client-list").getArray("data").length() == 0) {
            awaitEvent("client-connected");
        }
    }

    /** The data of the next event of this name. */
    FlipperObject awaitEvent(String name) throws Exception {
        while (true) {
            FlipperObject event = events.poll(120, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event " + name);
            }
            if (name.equals(event.getString("event"))) {
                return event.getObject("data");
            }
        }
    }

    @Override
    public void close() {
        link.close();
        ended.orTimeout(60, TimeUnit.SECONDS).join();
        timers.shutdownNow();
    }

    @Override
    public void opened(Optional<Instant> peerTime) {
        open.complete(true);
    }

    @Override
    public void received(String text) {
        FlipperObject message = FlipperObject.parse(text);
        FlipperObject payload = message.getObject("payload");
        if ("server-event".equals(message.getString("event"))) {
            events.add(payload);
        } else {
            CompletableFuture<FlipperObject> result = pending.remove(payload.getLong("id"));
            if (result != null) {
                result.complete(payload);
            }
        }
    }

    @Override
    public void ended(Ending ending) {
        ended.complete(ending);
        open.completeExceptionally(new AssertionError("front end ended: " + ending));
    }
}
