package dev.bottlenose.server;

import dev.bottlenose.server.events.ServerEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Which apps and devices a server has told to be there. Safe from any thread. */
final class Presence {
    private final Set<String> present = new HashSet<>();

    synchronized void heard(ServerEvent event) {
        if (event instanceof ServerEvent.ClientConnected connected) {
            present.add("app " + connected.id());
        } else if (event instanceof ServerEvent.ClientDisconnected disconnected) {
            present.remove("app " + disconnected.id());
        } else if (event instanceof ServerEvent.DeviceConnected connected) {
            present.add("device " + connected.device().serial());
        } else if (event instanceof ServerEvent.DeviceRemoved removed) {
            present.remove("device " + removed.device().serial());
        }
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
