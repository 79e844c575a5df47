package dev.bottlenose.transport;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.OutgoingText;
import dev.bottlenose.protocol.rsocket.MalformedFrameException;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.protocol.rsocket.RSocketEffect;
import dev.bottlenose.protocol.rsocket.RSocketFrame;
import dev.bottlenose.protocol.rsocket.RSocketSession;
import io.netty.channel.Channel;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Messages in the frames of an RSocket: the shell around an {@link RSocketSession}, which only the channel's thread uses. */
final class RSocketFraming implements LinkFraming {
    private final Channel channel;
    private final int largestMessage;
    private final Host link;
    private final RSocketSession session;
    private final Pieces pieces;
    private final MemoryAccount fragments;
    private final LatestReply<RSocketFrame.KeepAlive> keepAlives = new LatestReply<>(this::sendKeepAlive);

    /** Whether frames are answers to one that arrived, and not parts of a parcel that is being written. */
    private boolean answering;

    /** What unfinished messages hold, in bytes. */
    private long unfinished;

    RSocketFraming(Channel channel, int largestMessage, Purpose purpose, MemoryBudget incoming, Host link) {
        this.channel = channel;
        this.largestMessage = largestMessage;
        this.link = link;
        this.pieces = new Pieces(channel.alloc(), link::write);
        this.fragments = incoming.open(() -> channel.eventLoop().execute(this::loseFragments));
        RSocketEffect.Performer effects = new Effects();
        this.session = new RSocketSession(purpose, largestMessage, effect -> effect.perform(effects));
    }

    @Override
    public Outbox.Parcel pack(OutgoingText message) {
        return parcel(message.size(), () -> session.reply(message.toText()));
    }

    /** A request may become several frames, or none. */
    @Override
    public Outbox.Parcel pack(AppRequest request) {
        return parcel(request.text().size(), () -> session.send(request));
    }

    @Override
    public void finish() {
        pieces.finish();
    }

    @Override
    public void received(Object received) {
        if (link.isClosing()) {
            return;
        }
        if (!(received instanceof RSocketFrame.KeepAlive)) {
            link.active();
        }
        answering = true;
        session.received((RSocketFrame) received);
        answering = false;
        holdFragments();
    }

    @Override
    public void sendClose(LinkEnd reason) {
        boolean orderly = reason.code() == LinkEnd.NORMAL || reason.code() == LinkEnd.RESTART;
        ClosingHandshake.start(
                channel,
                new RSocketFrame.Failure(
                        RSocketFrame.CONNECTION,
                        orderly ? RSocketFrame.Failure.CONNECTION_CLOSE : RSocketFrame.Failure.CONNECTION_ERROR,
                        reason.reason()));
    }

    @Override
    public Optional<LinkEnd> reasonOf(Throwable failure) {
        if (failure instanceof MemorySpentException) {
            return Optional.of(LinkEnd.INCOMING_SPENT);
        }
        if (link.isClosing() || !isInvalidFrame(failure)) {
            return Optional.empty();
        }
        return Optional.of(
                failure instanceof TooLongFrameException
                        ? LinkEnd.tooBig(largestMessage)
                        : new LinkEnd(LinkEnd.REFUSED, "not a frame: " + messageOf(failure)));
    }

    @Override
    public void closed() {
        session.forgetUnfinished();
        fragments.end();
    }

    /** Whether the peer has sent bytes that are no frame, or a frame that is not allowed. */
    static boolean isInvalidFrame(Throwable failure) {
        return failure instanceof TooLongFrameException || failure.getCause() instanceof MalformedFrameException;
    }

    static String messageOf(Throwable failure) {
        Throwable known = failure.getCause() instanceof MalformedFrameException malformed ? malformed : failure;
        return String.valueOf(known.getMessage());
    }

    /** Fragments count against the memory of all connections, as frames that are not whole do. */
    private void holdFragments() {
        long now = session.unfinishedBytes();
        if (now == unfinished) {
            return;
        }
        fragments.moved(Math.max(0, now - unfinished));
        unfinished = now;
        if (!fragments.hold(Math.max(0, now - MemoryBudget.ALLOWANCE))) {
            loseFragments();
        }
    }

    private void loseFragments() {
        session.forgetUnfinished();
        link.closeAfterQueued(LinkEnd.INCOMING_SPENT);
    }

    /** What is queued may be written while a frame is being answered, if that ends the link. */
    private Outbox.Parcel parcel(int size, Runnable send) {
        return new Outbox.Parcel(
                size,
                () -> {
                    boolean before = answering;
                    answering = false;
                    send.run();
                    answering = before;
                },
                () -> {});
    }

    private void sendKeepAlive(RSocketFrame.KeepAlive reply) {
        ByteBuffer[] parts = reply.encode();
        link.send(new Outbox.Parcel(
                sizeOf(parts),
                () -> {
                    pieces.finish();
                    link.write(ClosingHandshake.bytesOf(parts)).addListener(taken -> keepAlives.taken());
                },
                () -> {}));
    }

    private void write(ByteBuffer[] parts) {
        byte[] length = new byte[RSocketFrameDecoder.LENGTH];
        int size = sizeOf(parts);
        for (int i = 0; i < length.length; i++) {
            length[i] = (byte) (size >> (Byte.SIZE * (length.length - 1 - i)));
        }
        pieces.put(length, 0, length.length);
        for (ByteBuffer part : parts) {
            int from = part.arrayOffset() + part.position();
            pieces.put(part.array(), from, from + part.remaining());
        }
    }

    private static int sizeOf(ByteBuffer[] parts) {
        int size = 0;
        for (ByteBuffer part : parts) {
            size += part.remaining();
        }
        return size;
    }

    /** Carries out the session's effects. */
    private final class Effects implements RSocketEffect.Performer {
        @Override
        public void send(RSocketFrame.Sendable frame) {
            ByteBuffer[] parts = frame.encode();
            if (answering) {
                link.send(new Outbox.Parcel(sizeOf(parts), () -> write(parts), () -> {}));
            } else {
                write(parts);
            }
        }

        @Override
        public void keepAlive(RSocketFrame.KeepAlive reply) {
            keepAlives.send(reply);
        }

        @Override
        public void deliver(JsonText message) {
            link.deliver(message);
        }

        @Override
        public void tooBig() {
            link.closeAfterQueued(LinkEnd.tooBig(largestMessage));
        }

        @Override
        public void violation(String reason) {
            link.closeAfterQueued(new LinkEnd(LinkEnd.REFUSED, reason));
        }

        @Override
        public void closed(String reason) {
            link.abort(new LinkEnd(LinkEnd.ABNORMAL, reason));
        }
    }
}
