package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.JsonText;
import java.util.function.Consumer;

/** The interactions with an app that did not introduce itself: none is implemented. */
final class NoInteractions implements Interactions {
    private final Consumer<RSocketEffect> out;

    NoInteractions(Consumer<RSocketEffect> out) {
        this.out = out;
    }

    @Override
    public void send(AppRequest request) {}

    @Override
    public void reply(JsonText text) {}

    @Override
    public void messageReceived(JsonText message) {}

    @Override
    public void called(int streamId, JsonText call) {
        out.accept(new RSocketEffect.Send(
                new RSocketFrame.Failure(streamId, RSocketFrame.Failure.APPLICATION_ERROR, NOT_IMPLEMENTED)));
    }
}
