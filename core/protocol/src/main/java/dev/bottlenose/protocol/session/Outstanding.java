package dev.bottlenose.protocol.session;

import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import java.util.Optional;

/** A call that the app has not answered yet. */
sealed interface Outstanding {
    /** Passes the app's answer on to the receiver's method for this kind of call. */
    void answered(Envelope answer, JsonText text, Receiver receiver);

    /** The call of a front end, if it is one. */
    default Optional<Forwarded> forwarded() {
        return Optional.empty();
    }

    /** Takes the app's answers. */
    interface Receiver {
        void forwarded(Forwarded call, Envelope answer);

        void plugins(JsonText answer);

        void backgroundPlugins(JsonText answer);
    }

    /** A question that was asked to see whether the app answers at all. */
    record Probe() implements Outstanding {
        @Override
        public void answered(Envelope answer, JsonText text, Receiver receiver) {
            // That it came is all.
        }
    }

    /** A front end's call, with the id its caller gave it. */
    record Forwarded(FrontEndCall call, Optional<Json> callersId) implements Outstanding {
        @Override
        public void answered(Envelope answer, JsonText text, Receiver receiver) {
            receiver.forwarded(this, answer);
        }

        @Override
        public Optional<Forwarded> forwarded() {
            return Optional.of(this);
        }
    }

    /** The session's own call for the plugins. */
    record Plugins() implements Outstanding {
        @Override
        public void answered(Envelope answer, JsonText text, Receiver receiver) {
            receiver.plugins(text);
        }
    }

    /** The session's own call for the plugins that run in the background. */
    record BackgroundPlugins() implements Outstanding {
        @Override
        public void answered(Envelope answer, JsonText text, Receiver receiver) {
            receiver.backgroundPlugins(text);
        }
    }
}
