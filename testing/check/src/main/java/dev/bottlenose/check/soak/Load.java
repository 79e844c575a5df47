package dev.bottlenose.check.soak;

import dev.bottlenose.sdk.FlipperClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Honest apps over every carrier, a front end that reads them, and one that calls them. */
final class Load implements AutoCloseable {
    private static final int APPS_OF_CARRIER = 2;
    private static final int CONNECT_SECONDS = 60;
    private static final int DELIVERY_SECONDS = 60;

    private final ServerProcess server;
    private final Ledger ledger;
    private final Outages outages;
    private final ScheduledExecutorService timer;
    private final Path directory;
    private final Reader reader;
    private final Caller caller;
    private final List<HonestApp> apps = new ArrayList<>();
    private final AtomicInteger started = new AtomicInteger();

    /** @param directory for the apps' certificates */
    Load(ServerProcess server, Ledger ledger, Outages outages, ScheduledExecutorService timer, Path directory)
            throws Exception {
        this.server = server;
        this.ledger = ledger;
        this.outages = outages;
        this.timer = timer;
        this.directory = directory;
        this.reader = new Reader(server.location(), ledger, outages);
        this.caller = new Caller(server.location(), reader::apps, outages, timer);
    }

    /** Starts the apps that stay, and waits until each is connected. */
    void start(String phase) throws IOException, InterruptedException {
        for (Carrier carrier : Carrier.values()) {
            for (int i = 0; i < APPS_OF_CARRIER; i++) {
                apps.add(startApp(carrier, i + " " + phase));
            }
        }
        for (HonestApp app : apps) {
            if (!app.awaitConnected(CONNECT_SECONDS)) {
                throw new IOException("an honest app does not connect:\n" + app.state());
            }
        }
    }

    /** Starts a further app; apps of one name have the same certificates. */
    HonestApp startApp(Carrier carrier, String name) throws IOException {
        String whole = Reader.HONEST + " " + carrier.name().toLowerCase(Locale.ROOT) + " " + name;
        Path files = Files.createDirectories(directory.resolve(whole.replace(' ', '-')));
        String sender = whole + " " + started.getAndIncrement();
        HonestApp app = new HonestApp(
                sender,
                carrier.through(FlipperClient.builder(whole).device("soak").privateDirectory(files), server.ports()),
                ledger.account(sender),
                outages);
        app.start(timer);
        return app;
    }

    Reader reader() {
        return reader;
    }

    Caller caller() {
        return caller;
    }

    /** How often the server ended the connection of an app that stayed, without an outage. */
    int disconnects() {
        return apps.stream().mapToInt(HonestApp::disconnects).sum();
    }

    /** Sends nothing more, and waits until everything that was sent is received, for a while. */
    void drain() throws InterruptedException {
        apps.forEach(HonestApp::pause);
        CountDownLatch never = new CountDownLatch(1);
        for (int second = 0; second < DELIVERY_SECONDS && !isDelivered(); second++) {
            never.await(1, TimeUnit.SECONDS);
        }
    }

    private boolean isDelivered() {
        return apps.stream().allMatch(HonestApp::isDelivered);
    }

    @Override
    public void close() {
        caller.close();
        apps.forEach(HonestApp::close);
        reader.close();
    }
}
