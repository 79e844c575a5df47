package dev.bottlenose.server;

import dev.bottlenose.frontends.event.EventRouter;
import dev.bottlenose.frontends.event.ServerEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The apps and devices that a server has reported as connected. Safe from any thread. */
final class ConnectedSet {
    private final Set<String> connected = new HashSet<>();

    private final EventRouter router = new EventRouter()
            .on(ServerEvent.ClientConnected.class, event -> connected.add("app " + event.id()))
            .on(ServerEvent.ClientDisconnected.class, event -> connected.remove("app " + event.id()))
            .on(
                    ServerEvent.DeviceConnected.class,
                    event -> connected.add("device " + event.device().serial()))
            .on(
                    ServerEvent.DeviceRemoved.class,
                    event -> connected.remove("device " + event.device().serial()));

    synchronized void record(ServerEvent event) {
        router.accept(event);
        notifyAll();
    }

    /** Waits until no app and no device of an app is connected. */
    synchronized void awaitEmpty() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WebSocketPeer.TIMEOUT_SECONDS);
        connected.remove("device "); // The computer itself, where it is a device.
        while (!connected.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("still connected: " + connected);
            }
            wait(left);
        }
    }
}
