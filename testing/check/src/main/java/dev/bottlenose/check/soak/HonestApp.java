package dev.bottlenose.check.soak;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.FlipperClientBuilder;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An app with the SDK that sends numbered events at a steady pace and answers calls. */
final class HonestApp implements AutoCloseable {
    static final String PLUGIN = "Soak";
    static final String EVENT = "tick";
    static final String ECHO = "echo";

    private static final int EVENT_MILLIS = 50;

    private final Books account;
    private final Outages outages;
    private final String sender;
    private final FlipperClient client;
    private final CompletableFuture<FlipperConnection> first = new CompletableFuture<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final AtomicInteger unexcused = new AtomicInteger();

    /** Null until the app starts. */
    private @Nullable ScheduledFuture<?> sending;

    private volatile boolean stopping;

    /** @param sender of the events, unique for every start of an app */
    HonestApp(String sender, FlipperClientBuilder app, Books account, Outages outages) {
        this.sender = sender;
        this.account = account;
        this.outages = outages;
        this.client = app.build();
    }

    void start(ScheduledExecutorService timer) {
        client.addPlugin(new Ticking());
        client.start();
        first.thenAccept(connection -> sending =
                timer.scheduleAtFixedRate(() -> send(connection), EVENT_MILLIS, EVENT_MILLIS, TimeUnit.MILLISECONDS));
    }

    boolean awaitConnected(long seconds) throws InterruptedException {
        return connected.await(seconds, TimeUnit.SECONDS);
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** How often the server ended the connection without an outage. */
    int disconnects() {
        return unexcused.get();
    }

    /** Sends nothing more. */
    void pause() {
        stopping = true;
        if (sending != null) {
            sending.cancel(false);
        }
    }

    boolean isDelivered() {
        return account.isComplete();
    }

    /** The steps of connecting, for a person who wants to know why it did not. */
    String state() {
        return client.getState();
    }

    @Override
    public void close() {
        pause();
        client.stop();
    }

    private void send(FlipperConnection connection) {
        if (!stopping) {
            connection.send(EVENT, FlipperObject.of("sender", sender, "number", account.next()));
        }
    }

    /** The app's plugin, which runs in the background, so that its events wait while no server is there. */
    private final class Ticking implements FlipperPlugin {
        @Override
        public String getId() {
            return PLUGIN;
        }

        @Override
        public boolean runInBackground() {
            return true;
        }

        @Override
        public void onConnect(FlipperConnection connection) {
            connection.receive(ECHO, (params, responder) -> responder.success(params));
            first.complete(connection);
            connected.countDown();
        }

        @Override
        public void onDisconnect() {
            account.interrupted();
            long now = System.nanoTime();
            if (!stopping && !outages.excuse(now, now + 1)) {
                unexcused.incrementAndGet();
            }
        }
    }
}
