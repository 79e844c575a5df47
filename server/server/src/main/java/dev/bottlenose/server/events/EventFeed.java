package dev.bottlenose.server.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells every listener every event, in the publisher's thread. Safe from any thread; listeners must not block. */
public final class EventFeed {
    private final List<Consumer<ServerEvent>> listeners = new CopyOnWriteArrayList<>();

    /** Adds a listener; run the result to remove it. */
    public Runnable listen(Consumer<ServerEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void publish(ServerEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
