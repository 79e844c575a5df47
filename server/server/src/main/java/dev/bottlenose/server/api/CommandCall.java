package dev.bottlenose.server.api;

import dev.bottlenose.frontends.description.JsonForm;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.frontends.message.ServerMessage;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.transport.Link;
import dev.bottlenose.wire.Fault;

/**
 * A command that a front end wants run. It is to be answered once, now or later, from any thread.
 *
 * @param <O> what the command returns
 */
record CommandCall<O>(FrontEndCall origin, JsonForm<O> form, Link link) {
    /** Instead of an answer for which there is no memory. */
    static final Fault UNDELIVERED = new Fault(
            "answer-undelivered",
            "The answer was dropped: the server's memory for messages that front ends have not read is spent.",
            "read all answers that have arrived, and repeat the command");

    void answer(O value) {
        if (!link.offer(new ServerMessage.Response(origin.number(), form.write(value)).toText())) {
            fail(UNDELIVERED);
        }
    }

    void fail(Fault fault) {
        fail(new Refusal(fault));
    }

    void fail(Refusal refusal) {
        fail(origin, link, refusal);
    }

    static void fail(FrontEndCall origin, Link link, Refusal refusal) {
        link.send(new ServerMessage.Failed(origin.number(), refusal).toText());
    }
}
