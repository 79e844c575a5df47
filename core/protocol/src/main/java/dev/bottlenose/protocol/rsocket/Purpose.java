package dev.bottlenose.protocol.rsocket;

import java.util.function.Consumer;

/** What a connection is for, and so by which interactions its messages travel. */
public sealed interface Purpose {
    /** Opens the interactions of a new connection. */
    Interactions interactions(Consumer<RSocketEffect> out);

    /** The certificate exchange. */
    record Pairing() implements Purpose {
        @Override
        public Interactions interactions(Consumer<RSocketEffect> out) {
            return new PairingInteractions(out);
        }
    }

    /**
     * The conversation with a connected app.
     *
     * @param sdkVersion the generation of its protocol, 0 to 4
     */
    record Conversation(int sdkVersion) implements Purpose {
        @Override
        public Interactions interactions(Consumer<RSocketEffect> out) {
            return new ConversationInteractions(sdkVersion, out);
        }
    }

    /** None: the app did not introduce itself, and nothing that it calls is implemented. */
    record Nothing() implements Purpose {
        @Override
        public Interactions interactions(Consumer<RSocketEffect> out) {
            return new NoInteractions(out);
        }
    }
}
