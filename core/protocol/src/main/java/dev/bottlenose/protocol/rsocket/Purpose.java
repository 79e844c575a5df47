package dev.bottlenose.protocol.rsocket;

/** What a connection is for, and so which interactions its messages travel by. */
public sealed interface Purpose {
    /** The certificate exchange. */
    record Pairing() implements Purpose {}

    /**
     * The conversation with a connected app.
     *
     * @param sdkVersion the generation of its protocol, 0 to 4
     */
    record Conversation(int sdkVersion) implements Purpose {}

    /** Nothing: the app did not introduce itself, and whatever it asks is not implemented. */
    record Nothing() implements Purpose {}
}
