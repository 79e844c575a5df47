package dev.bottlenose.check.soak;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Honest apps that come, send, are delivered, and go, one after the other over each carrier, until closed. */
final class Visitors implements AutoCloseable {
    private static final int CONNECT_SECONDS = 40;
    private static final int STAY_SECONDS = 2;
    private static final int DELIVERY_SECONDS = 20;
    private static final int JOIN_MILLIS = 90_000;

    private final Load load;
    private final Outages outages;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private final Thread thread = new Thread(this::visitUntilTheEnd, "visitors");

    Visitors(Load load, Outages outages) {
        this.load = load;
        this.outages = outages;
        thread.setDaemon(true);
        thread.start();
    }

    int visits() {
        return visits.get();
    }

    /** How many did not connect in time, without an outage. */
    int missed() {
        return missed.get();
    }

    @Override
    public void close() throws InterruptedException {
        end.countDown();
        thread.join(JOIN_MILLIS);
    }

    private void visitUntilTheEnd() {
        try {
            while (end.getCount() > 0) {
                for (Carrier carrier : Carrier.values()) {
                    visit(carrier);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("directory of an app is unusable", e);
        }
    }

    private void visit(Carrier carrier) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (HonestApp app = load.startApp(carrier, "visitor")) {
            boolean connected = app.awaitConnected(CONNECT_SECONDS);
            visits.incrementAndGet();
            if (!connected) {
                missed.addAndGet(outages.excuse(start, System.nanoTime()) ? 0 : 1);
                return;
            }
            end.await(STAY_SECONDS, TimeUnit.SECONDS);
            app.pause();
            CountDownLatch never = new CountDownLatch(1);
            for (int second = 0; second < DELIVERY_SECONDS && !app.isDelivered(); second++) {
                never.await(1, TimeUnit.SECONDS);
            }
        }
    }
}
