package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;
import java.util.function.Consumer;

/** With an app that did not introduce itself. */
final class NoInteractions implements Interactions {
    private final Consumer<RSocketEffect> out;

    NoInteractions(Consumer<RSocketEffect> out) {
        this.out = out;
    }

    @Override
    public void send(JsonText message) {}

    @Override
    public void told(JsonText message) {}

    @Override
    public void asked(int streamId, JsonText question) {
        out.accept(
                new RSocketEffect.Send(new Frame.Failure(streamId, Frame.Failure.APPLICATION_ERROR, NOT_IMPLEMENTED)));
    }
}
