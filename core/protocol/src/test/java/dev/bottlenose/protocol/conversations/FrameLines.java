package dev.bottlenose.protocol.conversations;

import dev.bottlenose.protocol.rsocket.RSocketFrame;
import java.util.function.Consumer;

/** Writes frames as lines of a conversation. */
final class FrameLines implements RSocketFrame.Receiver {
    private final Consumer<String> out;

    FrameLines(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void request(RSocketFrame.Request request) {
        line(request.wantsAnswer() ? "REQUEST_RESPONSE" : "REQUEST_FNF", request.streamId(), request.data());
    }

    @Override
    public void payload(RSocketFrame.Payload payload) {
        line("PAYLOAD", payload.streamId(), payload.data());
    }

    @Override
    public void keepAlive(RSocketFrame.KeepAlive keepAlive) {
        line("KEEPALIVE", keepAlive.respond() ? "respond" : "0", keepAlive.data());
    }

    @Override
    public void failure(RSocketFrame.Failure failure) {
        line("ERROR", failure.streamId(), failure.message());
    }

    @Override
    public void cancel(RSocketFrame.Cancel cancel) {
        line("CANCEL", cancel.streamId(), "");
    }

    @Override
    public void setup(RSocketFrame.Setup setup) {
        throw new AssertionError("a server sends no SETUP");
    }

    @Override
    public void resume(RSocketFrame.Resume resume) {
        throw new AssertionError("a server sends no RESUME");
    }

    @Override
    public void unsupported(RSocketFrame.Unsupported frame) {
        throw new AssertionError("a server sends no unsupported frame");
    }

    private void line(String type, Object stream, Object data) {
        out.accept((type + " " + stream + " " + data).strip());
    }
}
