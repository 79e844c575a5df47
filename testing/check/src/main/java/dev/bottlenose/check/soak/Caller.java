package dev.bottlenose.check.soak;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.client.ServerLocation;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Calls honest apps at a steady pace, in turn, and times the answers. */
final class Caller implements AutoCloseable {
    private static final int CALL_MILLIS = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Supplier<List<String>> apps;
    private final Outages outages;
    private final BottlenoseClient client;
    private final ScheduledFuture<?> calling;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger wrong = new AtomicInteger();
    private volatile Latencies latencies = new Latencies();

    Caller(ServerLocation server, Supplier<List<String>> apps, Outages outages, ScheduledExecutorService timer)
            throws ClientException, InterruptedException {
        this.apps = apps;
        this.outages = outages;
        this.client = BottlenoseClient.at(server).withoutEvents().reconnecting().connect();
        this.calling = timer.scheduleAtFixedRate(this::call, CALL_MILLIS, CALL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Returns the durations so far, and begins to collect anew. */
    Latencies collect() {
        Latencies collected = latencies;
        latencies = new Latencies();
        return collected;
    }

    /** How many calls failed, or had another answer than their own, without an outage. */
    int failures() {
        return wrong.get();
    }

    long calls() {
        return calls.get();
    }

    @Override
    public void close() {
        calling.cancel(false);
        client.close();
    }

    private void call() {
        List<String> connected = apps.get();
        if (connected.isEmpty()) {
            return;
        }
        long number = calls.incrementAndGet();
        String app = connected.get((int) (number % connected.size()));
        JsonObject params = Json.object().put("number", number).build();
        Latencies into = latencies;
        long start = System.nanoTime();
        client.call(app, HonestApp.PLUGIN, HonestApp.ECHO, params, TIMEOUT).whenComplete((answer, failure) -> {
            long end = System.nanoTime();
            if (outages.excuse(start, end)) {
                return;
            }
            into.add(end - start);
            // An app that has just disconnected by its own will is not there to answer.
            if (failure == null ? !params.equals(answer) : apps.get().contains(app)) {
                wrong.incrementAndGet();
            }
        });
    }
}
