package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One RSocket connection after its SETUP: signs of life are returned, pieces put together, and each message finds the
 * interaction by which apps of this generation expect it. Never sends a KEEPALIVE that asks for one in return: the C++
 * client breaks off at that.
 *
 * <p>Not thread-safe: the shell calls it from one thread at a time.
 */
public final class RSocketSession {
    private final Consumer<RSocketEffect> out;
    private final Fragments fragments;
    private final Interactions interactions;

    /**
     * Begins after an accepted introduction.
     *
     * @param largestMessage in bytes; also bounds what all unfinished messages have together
     */
    public RSocketSession(Purpose purpose, int largestMessage, Consumer<RSocketEffect> out) {
        this.out = out;
        this.fragments = new Fragments(largestMessage);
        this.interactions = purpose instanceof Purpose.Conversation conversation
                ? new ConversationInteractions(conversation.sdkVersion(), out)
                : purpose instanceof Purpose.Pairing ? new PairingInteractions(out) : new NoInteractions(out);
    }

    /** This side has something to say. */
    public void send(JsonText message) {
        interactions.send(message);
    }

    /** A frame came. */
    public void received(Frame frame) {
        try {
            if (frame instanceof Frame.KeepAlive alive) {
                if (alive.respond()) {
                    out.accept(new RSocketEffect.Send(new Frame.KeepAlive(false, alive.data())));
                }
            } else if (frame instanceof Frame.Setup || frame instanceof Frame.Resume) {
                out.accept(new RSocketEffect.Violation("The connection is set up already."));
            } else if (frame.streamId() == Frame.CONNECTION) {
                onConnection(frame);
            } else {
                onStream(frame);
            }
        } catch (Fragments.TooBigException e) {
            out.accept(new RSocketEffect.TooBig());
        }
    }

    private void onConnection(Frame frame) {
        if (frame instanceof Frame.Failure failure) {
            out.accept(new RSocketEffect.Over("the app said: " + failure.message()));
        }
        // Nothing else of the connection's own means anything here, as with the original.
    }

    private void onStream(Frame frame) throws Fragments.TooBigException {
        if (frame instanceof Frame.Request request) {
            whole(fragments.add(request));
        } else if (frame instanceof Frame.Payload payload) {
            whole(fragments.add(payload));
        } else if (frame instanceof Frame.Cancel cancel) {
            fragments.forget(cancel.streamId());
            interactions.cancelled(cancel.streamId());
        } else if (frame instanceof Frame.Failure failure) {
            fragments.forget(failure.streamId());
            interactions.failed(failure.streamId(), failure.message());
        } else if (frame instanceof Frame.Unsupported unsupported && unsupported.request()) {
            out.accept(new RSocketEffect.Send(new Frame.Failure(
                    unsupported.streamId(), Frame.Failure.APPLICATION_ERROR, Interactions.NOT_IMPLEMENTED)));
        }
    }

    private void whole(Optional<Frame> message) {
        if (message.isPresent() && message.get() instanceof Frame.Request request) {
            if (request.wantsAnswer()) {
                interactions.asked(request.streamId(), request.data());
            } else {
                interactions.told(request.data());
            }
        } else if (message.isPresent() && message.get() instanceof Frame.Payload payload) {
            if (payload.next()) {
                interactions.answered(payload.streamId(), payload.data());
            } else if (payload.complete()) {
                interactions.failed(payload.streamId(), "The app did not answer.");
            }
        }
    }
}
