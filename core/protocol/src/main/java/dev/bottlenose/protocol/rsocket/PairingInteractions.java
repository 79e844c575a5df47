package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The certificate exchange: the app asks for a certificate, one at a time, and is answered on the same stream. Apps of the
 * summer of 2018 told instead of asking, and left.
 */
final class PairingInteractions implements Interactions {
    private final Consumer<RSocketEffect> out;
    private OptionalInt waiting = OptionalInt.empty();

    PairingInteractions(Consumer<RSocketEffect> out) {
        this.out = out;
    }

    /** The one reply of the exchange; nobody hears it if nobody asked. */
    @Override
    public void send(JsonText message) {
        OptionalInt stream = waiting;
        waiting = OptionalInt.empty();
        stream.ifPresent(id -> out.accept(new RSocketEffect.Send(new Frame.Payload(id, false, true, true, message))));
    }

    /** Whoever waits for an answer must not get that to something else. */
    @Override
    public void told(JsonText message) {
        if (waiting.isEmpty()) {
            out.accept(new RSocketEffect.Deliver(message));
        }
    }

    @Override
    public void asked(int streamId, JsonText question) {
        if (!isSignCertificate(question)) {
            refuse(streamId, Frame.Failure.APPLICATION_ERROR, NOT_IMPLEMENTED);
        } else if (waiting.isPresent()) {
            refuse(streamId, Frame.Failure.REJECTED, "one certificate at a time");
        } else {
            waiting = OptionalInt.of(streamId);
            out.accept(new RSocketEffect.Deliver(question));
        }
    }

    @Override
    public void cancelled(int streamId) {
        if (waiting.isPresent() && waiting.getAsInt() == streamId) {
            waiting = OptionalInt.empty();
        }
    }

    private void refuse(int streamId, int code, String reason) {
        out.accept(new RSocketEffect.Send(new Frame.Failure(streamId, code, reason)));
    }

    private static boolean isSignCertificate(JsonText question) {
        try {
            return Envelope.peek(question).method().orElse("").equals("signCertificate");
        } catch (MalformedJsonException e) {
            return false;
        }
    }
}
