package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;

/** What whole messages mean on a connection of one purpose. */
interface Interactions {
    /** What any RSocket says to what it does not serve; old clients know these very words. */
    String NOT_IMPLEMENTED = "not implemented";

    /** This side has something to say. */
    void send(JsonText message);

    /** The app tells something. */
    void told(JsonText message);

    /** The app asks, and waits for an answer on this stream. */
    void asked(int streamId, JsonText question);

    /** The app waits no more. */
    default void cancelled(int streamId) {}

    /** The app answers what was asked on this stream. */
    default void answered(int streamId, JsonText answer) {}

    /** The app cannot answer what was asked on this stream. */
    default void failed(int streamId, String reason) {}
}
