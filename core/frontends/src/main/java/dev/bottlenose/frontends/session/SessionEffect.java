package dev.bottlenose.frontends.session;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;

/**
 * What a {@link FrontEndSession} wants done.
 *
 * @param <C> by which a caller identifies its call
 */
public sealed interface SessionEffect<C> {
    /** Calls the performer's method for this kind of effect. */
    void perform(Performer<C> performer);

    /** Does what a session wants done. */
    interface Performer<C> {
        void send(JsonText text);

        /** The data is null where the command returns nothing. */
        void answer(C caller, Json data);

        void refuse(C caller, Refusal refusal);

        void lose(C caller);

        void publish(ServerEvent event);

        void report(String problem);
    }

    /** Send this text to the server. */
    record Send<C>(JsonText text) implements SessionEffect<C> {
        @Override
        public void perform(Performer<C> performer) {
            performer.send(text);
        }
    }

    /** The server answered a call. Every call is answered, refused or lost exactly once, unless it is abandoned before. */
    record Answered<C>(C caller, Json data) implements SessionEffect<C> {
        @Override
        public void perform(Performer<C> performer) {
            performer.answer(caller, data);
        }
    }

    /** The server refused a call, or there were too many outstanding ones to make it. */
    record Refused<C>(C caller, Refusal refusal) implements SessionEffect<C> {
        @Override
        public void perform(Performer<C> performer) {
            performer.refuse(caller, refusal);
        }
    }

    /** A call was not made, or will not be answered, because there is no connection. */
    record Lost<C>(C caller) implements SessionEffect<C> {
        @Override
        public void perform(Performer<C> performer) {
            performer.lose(caller);
        }
    }

    /** Something happened. */
    record Published<C>(ServerEvent event) implements SessionEffect<C> {
        @Override
        public void perform(Performer<C> performer) {
            performer.publish(event);
        }
    }

    /** The server broke the rules of the conversation, or objects to what was sent. */
    record Reported<C>(String problem) implements SessionEffect<C> {
        @Override
        public void perform(Performer<C> performer) {
            performer.report(problem);
        }
    }
}
