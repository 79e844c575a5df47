package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;
import java.util.Optional;

/** Checks a connection's first frame, which has to be a SETUP. Not thread-safe. */
final class SetupJudge implements RSocketFrame.Receiver {
    private JsonText data = JsonText.EMPTY_OBJECT;
    private Optional<RSocketFrame.Failure> failure = Optional.empty();

    /** Of the SETUP. */
    JsonText data() {
        return data;
    }

    /** The answer to a frame that cannot begin a connection. */
    Optional<RSocketFrame.Failure> failure() {
        return failure;
    }

    @Override
    public void setup(RSocketFrame.Setup setup) {
        data = setup.data();
        if (setup.streamId() != RSocketFrame.CONNECTION) {
            notSetup();
        } else if (setup.majorVersion() != 1) {
            fail(RSocketFrame.Failure.UNSUPPORTED_SETUP, "Only version 1 of the protocol is spoken here.");
        } else if (setup.lease()) {
            fail(RSocketFrame.Failure.INVALID_SETUP, "LEASE not supported.");
        } else if (setup.resume()) {
            fail(RSocketFrame.Failure.UNSUPPORTED_SETUP, "RESUME not supported.");
        }
    }

    @Override
    public void resume(RSocketFrame.Resume resume) {
        fail(RSocketFrame.Failure.REJECTED_RESUME, "RESUME not supported.");
    }

    @Override
    public void keepAlive(RSocketFrame.KeepAlive keepAlive) {
        notSetup();
    }

    @Override
    public void request(RSocketFrame.Request request) {
        notSetup();
    }

    @Override
    public void payload(RSocketFrame.Payload payload) {
        notSetup();
    }

    @Override
    public void failure(RSocketFrame.Failure received) {
        notSetup();
    }

    @Override
    public void cancel(RSocketFrame.Cancel cancel) {
        notSetup();
    }

    @Override
    public void unsupported(RSocketFrame.Unsupported frame) {
        notSetup();
    }

    private void notSetup() {
        fail(RSocketFrame.Failure.INVALID_SETUP, "The first frame must be SETUP.");
    }

    private void fail(int code, String message) {
        failure = Optional.of(new RSocketFrame.Failure(RSocketFrame.CONNECTION, code, message));
    }
}
