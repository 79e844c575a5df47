package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.JsonText;

/** How whole messages are exchanged on a connection, depending on its purpose. */
interface Interactions {
    /** The original's answer to unsupported calls; legacy clients compare this exact text. */
    String NOT_IMPLEMENTED = "not implemented";

    /** This side sends a request. */
    void send(AppRequest request);

    /** This side sends a text that is no request. */
    void reply(JsonText text);

    /** The app sends a message without an answer. */
    void messageReceived(JsonText message);

    /** The app calls, and waits for an answer on this stream. */
    void called(int streamId, JsonText call);

    /** The app no longer waits for the answer. */
    default void cancelled(int streamId) {}

    /** The app answers the call on this stream. */
    default void answered(int streamId, JsonText answer) {}

    /** The app cannot answer the call on this stream. */
    default void failed(int streamId, String reason) {}
}
