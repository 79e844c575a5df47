package dev.bottlenose.transport;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.JsonText;
import java.util.Optional;

/** How messages travel in frames of one protocol. On the channel's thread, except for packing. */
interface LinkFraming extends Outbox.Writer {
    /** Packs a request; on any thread. */
    default Outbox.Parcel pack(AppRequest request) {
        return pack(request.text());
    }

    /** Sends what the peer answers at once, if the protocol has it. */
    default void ping() {}

    /** A frame arrived. */
    void received(Object frame);

    /** All frames that arrived together have been passed on. */
    default void readComplete() {}

    /** Sends the last frame, then closes the channel. */
    void sendClose(LinkEnd reason);

    /** Why the peer's bytes end the link; empty if they are not the cause of the failure. */
    Optional<LinkEnd> reasonOf(Throwable failure);

    /** What a framing needs of its link. */
    interface Host {
        /** The peer is not idle. */
        void active();

        /** Whether the last frame has been sent, or received. */
        boolean isClosing();

        /** Passes a message on to the receiver. */
        void deliver(JsonText message);

        /** Sends what is queued and the last frame; does nothing if the link is closing already. */
        void closeAfterQueued(LinkEnd reason);

        /** Nothing is sent any more: the peer has sent its last frame. */
        void closedByPeer(LinkEnd reason);

        /** Closes the channel at once. */
        void abort(LinkEnd reason);
    }
}
