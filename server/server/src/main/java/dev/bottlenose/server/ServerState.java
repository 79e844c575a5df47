package dev.bottlenose.server;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.server.events.EventFeed;
import java.util.concurrent.CountDownLatch;

/** The server's state, under the original's names. Published on every change. Safe from any thread. */
final class ServerState {
    private static final String STARTING = "starting";
    private static final String STARTED = "started";
    private static final String CLOSED = "closed";

    private final EventFeed feed;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private volatile String name = STARTING;

    ServerState(EventFeed feed) {
        this.feed = feed;
    }

    String name() {
        return name;
    }

    boolean isStarted() {
        return name.equals(STARTED);
    }

    boolean isClosed() {
        return name.equals(CLOSED);
    }

    void started() {
        change(STARTED);
    }

    void closed() {
        change(CLOSED);
    }

    void requestStop() {
        stopRequested.countDown();
    }

    void awaitStopRequest() throws InterruptedException {
        stopRequested.await();
    }

    private void change(String next) {
        name = next;
        feed.publish(new ServerEvent.StateChanged(next));
    }
}
