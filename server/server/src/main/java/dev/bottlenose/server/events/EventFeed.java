package dev.bottlenose.server.events;

import dev.bottlenose.frontends.event.ServerEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Publishes each event to every subscriber, in the publisher's thread. Safe from any thread; subscribers must not block. */
public final class EventFeed {
    private final List<Consumer<ServerEvent>> subscribers = new CopyOnWriteArrayList<>();

    /** Adds a subscriber; run the result to remove it. */
    public Runnable subscribe(Consumer<ServerEvent> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    public void publish(ServerEvent event) {
        subscribers.forEach(subscriber -> subscriber.accept(event));
    }
}
