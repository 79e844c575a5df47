package dev.bottlenose.server;

import dev.bottlenose.frontends.event.EventRouter;
import dev.bottlenose.frontends.event.ServerEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Which apps and devices a server has told to be there. Safe from any thread. */
final class Presence {
    private final Set<String> present = new HashSet<>();

    private final EventRouter router = new EventRouter()
            .on(ServerEvent.ClientConnected.class, event -> present.add("app " + event.id()))
            .on(ServerEvent.ClientDisconnected.class, event -> present.remove("app " + event.id()))
            .on(
                    ServerEvent.DeviceConnected.class,
                    event -> present.add("device " + event.device().serial()))
            .on(
                    ServerEvent.DeviceRemoved.class,
                    event -> present.remove("device " + event.device().serial()));

    synchronized void heard(ServerEvent event) {
        router.accept(event);
        notifyAll();
    }

    /** Waits until nothing is there that an app brought. */
    synchronized void awaitNobody() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WebSocketPeer.PATIENCE_SECONDS);
        present.remove("device "); // The host itself stays where it is a device.
        while (!present.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("still there: " + present);
            }
            wait(left);
        }
    }
}
