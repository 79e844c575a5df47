package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;

/** A side effect that an {@link RSocketSession} has decided on. */
public sealed interface RSocketEffect {
    /** Calls the performer's method for this kind of effect. */
    void perform(Performer performer);

    /** Carries out the effects of a session. */
    interface Performer {
        /** Sends this frame to the app. */
        void send(RSocketFrame.Sendable frame);

        /** Returns a keep-alive; of several that wait, only the latest has to be returned. */
        void keepAlive(RSocketFrame.KeepAlive reply);

        /** Passes on a message of the app, in the current dialect. */
        void deliver(JsonText message);

        /** Ends the connection: a message is larger than allowed. */
        void tooBig();

        /** Ends the connection: the app breaks the rules of the protocol. */
        void violation(String reason);

        /** Ends the connection: the app has closed it. */
        void closed(String reason);
    }

    /** Send this frame to the app. */
    record Send(RSocketFrame.Sendable frame) implements RSocketEffect {
        @Override
        public void perform(Performer performer) {
            performer.send(frame);
        }
    }

    /** Return a keep-alive of the app. */
    record ReturnKeepAlive(RSocketFrame.KeepAlive reply) implements RSocketEffect {
        @Override
        public void perform(Performer performer) {
            performer.keepAlive(reply);
        }
    }

    /** The app sent this, in the current dialect. */
    record Deliver(JsonText message) implements RSocketEffect {
        @Override
        public void perform(Performer performer) {
            performer.deliver(message);
        }
    }

    /** A message is larger than allowed: end the connection. */
    record TooBig() implements RSocketEffect {
        @Override
        public void perform(Performer performer) {
            performer.tooBig();
        }
    }

    /** The app breaks the rules of the protocol: end the connection. */
    record Violation(String reason) implements RSocketEffect {
        @Override
        public void perform(Performer performer) {
            performer.violation(reason);
        }
    }

    /** The app has closed the connection: end it. */
    record Closed(String reason) implements RSocketEffect {
        @Override
        public void perform(Performer performer) {
            performer.closed(reason);
        }
    }
}
