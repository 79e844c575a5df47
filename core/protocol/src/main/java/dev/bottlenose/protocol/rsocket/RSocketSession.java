package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.JsonText;
import java.util.function.Consumer;

/**
 * One RSocket connection after its SETUP: keep-alives are returned, fragments assembled, and each message travels by the
 * interaction that apps of this generation expect. Never sends a KEEPALIVE that asks for one in return: the C++ client
 * disconnects at that.
 *
 * <p>Not thread-safe: the shell calls it from one thread at a time.
 */
public final class RSocketSession {
    private final Consumer<RSocketEffect> out;
    private final Interactions interactions;
    private final Receiver receiver;

    /**
     * Begins after an accepted SETUP.
     *
     * @param largestMessage in bytes; also bounds what all unfinished messages have together
     */
    public RSocketSession(Purpose purpose, int largestMessage, Consumer<RSocketEffect> out) {
        this.out = out;
        this.interactions = purpose.interactions(out);
        this.receiver = new Receiver(largestMessage);
    }

    /** Sends a request by the interaction that the app expects for it. */
    public void send(AppRequest request) {
        interactions.send(request);
    }

    /** Sends a text that is no request: the reply of the certificate exchange. */
    public void reply(JsonText text) {
        interactions.reply(text);
    }

    /** A frame arrived. */
    public void received(RSocketFrame frame) {
        frame.accept(receiver);
    }

    /** What the fragments of messages that are not whole take, in bytes. */
    public long unfinishedBytes() {
        return receiver.fragments.bytes();
    }

    /** Gives up what has arrived of messages that are not whole. */
    public void forgetUnfinished() {
        receiver.fragments.clear();
    }

    /** Decides what each type of frame means after the SETUP. */
    private final class Receiver implements RSocketFrame.Receiver {
        private final Fragments fragments;
        private final RSocketFrame.MessageReceiver messages = new Messages();

        Receiver(int largestMessage) {
            fragments = new Fragments(
                    largestMessage,
                    message -> message.acceptMessage(messages),
                    () -> out.accept(new RSocketEffect.TooBig()));
        }

        @Override
        public void setup(RSocketFrame.Setup setup) {
            alreadySetUp();
        }

        @Override
        public void resume(RSocketFrame.Resume resume) {
            alreadySetUp();
        }

        @Override
        public void keepAlive(RSocketFrame.KeepAlive keepAlive) {
            if (keepAlive.respond()) {
                out.accept(new RSocketEffect.ReturnKeepAlive(new RSocketFrame.KeepAlive(false, keepAlive.data())));
            }
        }

        @Override
        public void request(RSocketFrame.Request request) {
            if (request.streamId() != RSocketFrame.CONNECTION) {
                fragments.add(request);
            }
        }

        @Override
        public void payload(RSocketFrame.Payload payload) {
            if (payload.streamId() != RSocketFrame.CONNECTION) {
                fragments.add(payload);
            }
        }

        @Override
        public void failure(RSocketFrame.Failure failure) {
            if (failure.streamId() == RSocketFrame.CONNECTION) {
                out.accept(new RSocketEffect.Closed("the app reported: " + failure.message()));
            } else {
                fragments.forget(failure.streamId());
                interactions.failed(failure.streamId(), failure.message());
            }
        }

        @Override
        public void cancel(RSocketFrame.Cancel cancel) {
            if (cancel.streamId() != RSocketFrame.CONNECTION) {
                fragments.forget(cancel.streamId());
                interactions.cancelled(cancel.streamId());
            }
        }

        @Override
        public void unsupported(RSocketFrame.Unsupported frame) {
            if (frame.streamId() != RSocketFrame.CONNECTION && frame.request()) {
                out.accept(new RSocketEffect.Send(new RSocketFrame.Failure(
                        frame.streamId(), RSocketFrame.Failure.APPLICATION_ERROR, Interactions.NOT_IMPLEMENTED)));
            }
        }

        private void alreadySetUp() {
            out.accept(new RSocketEffect.Violation("The connection is set up already."));
        }
    }

    /** Passes whole messages to the interactions. */
    private final class Messages implements RSocketFrame.MessageReceiver {
        @Override
        public void request(RSocketFrame.Request request) {
            if (request.wantsAnswer()) {
                interactions.called(request.streamId(), request.data());
            } else {
                interactions.messageReceived(request.data());
            }
        }

        @Override
        public void payload(RSocketFrame.Payload payload) {
            if (payload.next()) {
                interactions.answered(payload.streamId(), payload.data());
            } else if (payload.complete()) {
                interactions.failed(payload.streamId(), "The app did not answer.");
            }
        }
    }
}
