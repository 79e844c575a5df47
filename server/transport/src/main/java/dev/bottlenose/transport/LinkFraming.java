package dev.bottlenose.transport;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.JsonText;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How messages travel in frames of one protocol. On the channel's thread, except for packing. */
interface LinkFraming extends Outbox.Writer {
    /** Packs a request; on any thread. Null if there is no memory for it. */
    default Outbox.@Nullable Parcel pack(AppRequest request) {
        return pack(request.text());
    }

    /** Sends what the peer answers at once, if the protocol has it. */
    default void ping() {}

    /** A frame arrived. */
    void received(Object frame);

    /** Sends the last frame, then closes the channel. */
    void sendClose(LinkEnd reason);

    /** Why the peer's bytes end the link; empty if they are not the cause of the failure. */
    Optional<LinkEnd> reasonOf(Throwable failure);

    /** The channel is closed. */
    default void closed() {}

    /** What a framing needs of its link. */
    interface Host {
        /** The peer is not idle. */
        void active();

        /** Whether the last frame has been sent, or received. */
        boolean isClosing();

        /** Passes a message on to the receiver. */
        void deliver(JsonText message);

        /** Sends what the framing has to say itself, behind what is queued. */
        void send(Outbox.Parcel parcel);

        /** Writes a piece of a parcel; returns when the peer has taken it. */
        ChannelFuture write(ByteBuf piece);

        /** Sends what is queued and the last frame; does nothing if the link is closing already. */
        void closeAfterQueued(LinkEnd reason);

        /** Nothing is sent any more: the peer has sent its last frame. */
        void closedByPeer(LinkEnd reason);

        /** Closes the channel at once. */
        void abort(LinkEnd reason);
    }
}
