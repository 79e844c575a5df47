package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Methods;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The certificate exchange: the app calls for a certificate, one at a time, and is answered on the same stream. Apps of
 * summer 2018 sent a message instead of a call, and disconnected.
 */
final class PairingInteractions implements Interactions {
    private final Consumer<RSocketEffect> out;
    private OptionalInt waiting = OptionalInt.empty();

    PairingInteractions(Consumer<RSocketEffect> out) {
        this.out = out;
    }

    @Override
    public void send(AppRequest request) {
        reply(request.text());
    }

    /** The one reply of the exchange; dropped if the app does not wait for it. */
    @Override
    public void reply(JsonText text) {
        OptionalInt stream = waiting;
        waiting = OptionalInt.empty();
        stream.ifPresent(
                id -> out.accept(new RSocketEffect.Send(new RSocketFrame.Payload(id, false, true, true, text))));
    }

    /** An app that waits for an answer must not get one to something else. */
    @Override
    public void messageReceived(JsonText message) {
        if (waiting.isEmpty()) {
            out.accept(new RSocketEffect.Deliver(message));
        }
    }

    @Override
    public void called(int streamId, JsonText call) {
        if (!isSignCertificate(call)) {
            refuse(streamId, RSocketFrame.Failure.APPLICATION_ERROR, NOT_IMPLEMENTED);
        } else if (waiting.isPresent()) {
            refuse(streamId, RSocketFrame.Failure.REJECTED, "one certificate at a time");
        } else {
            waiting = OptionalInt.of(streamId);
            out.accept(new RSocketEffect.Deliver(call));
        }
    }

    @Override
    public void cancelled(int streamId) {
        if (waiting.isPresent() && waiting.getAsInt() == streamId) {
            waiting = OptionalInt.empty();
        }
    }

    private void refuse(int streamId, int code, String reason) {
        out.accept(new RSocketEffect.Send(new RSocketFrame.Failure(streamId, code, reason)));
    }

    private static boolean isSignCertificate(JsonText call) {
        try {
            return Envelope.peek(call).method().orElse("").equals(Methods.SIGN_CERTIFICATE);
        } catch (MalformedJsonException e) {
            return false;
        }
    }
}
