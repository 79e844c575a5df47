package dev.bottlenose.frontends.event;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Passes each event to the handler of its kind; events of a kind without a handler are ignored. Not thread-safe while
 * built.
 */
public final class EventRouter implements Consumer<ServerEvent> {
    private final Map<Class<?>, Consumer<ServerEvent>> handlers = new HashMap<>();

    /** Sets the handler of a kind of event. */
    public <E extends ServerEvent> EventRouter on(Class<E> kind, Consumer<E> handler) {
        handlers.put(kind, event -> handler.accept(kind.cast(event)));
        return this;
    }

    @Override
    public void accept(ServerEvent event) {
        Consumer<ServerEvent> handler = handlers.get(event.getClass());
        if (handler != null) {
            handler.accept(event);
        }
    }
}
