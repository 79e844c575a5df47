package dev.bottlenose.frontends.event;

import dev.bottlenose.frontends.description.JsonForm;
import dev.bottlenose.protocol.json.Json;

/**
 * A kind of event.
 *
 * @param name its name on the wire
 * @param kind the class of its events
 * @param form the form of its data
 */
public record EventType<E>(String name, Class<E> kind, JsonForm<E> form) {
    /** @throws ClassCastException if the event is of another kind */
    Json write(Object event) {
        return form.write(kind.cast(event));
    }
}
