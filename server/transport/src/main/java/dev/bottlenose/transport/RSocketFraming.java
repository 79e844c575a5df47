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
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.TooLongFrameException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages in the frames of an RSocket: the shell around an {@link RSocketSession}, which only the channel's thread uses. */
final class RSocketFraming implements LinkFraming {
    private final Channel channel;
    private final LinkLimits limits;
    private final Host link;
    private final RSocketSession session;
    private @Nullable ChannelFuture lastWrite;

    RSocketFraming(Channel channel, LinkLimits limits, Purpose purpose, Host link) {
        this.channel = channel;
        this.limits = limits;
        this.link = link;
        RSocketEffect.Performer effects = new Effects();
        this.session = new RSocketSession(purpose, limits.largestMessage(), effect -> effect.perform(effects));
    }

    @Override
    public Outbox.Parcel pack(OutgoingText message) {
        return new Outbox.Parcel(message.size(), () -> session.reply(message.toText()), () -> {});
    }

    /** A request may become several frames, or none. */
    @Override
    public Outbox.Parcel pack(AppRequest request) {
        return new Outbox.Parcel(request.text().size(), () -> session.send(request), () -> {});
    }

    @Override
    public @Nullable ChannelFuture finish() {
        ChannelFuture finished = lastWrite;
        lastWrite = null;
        return finished;
    }

    @Override
    public void received(Object received) {
        if (link.isClosing()) {
            return;
        }
        if (!(received instanceof RSocketFrame.KeepAlive)) {
            link.active();
        }
        session.received((RSocketFrame) received);
    }

    /** Only answers to keep-alives bypass the outbox, so only they can exceed its limit. */
    @Override
    public void readComplete() {
        channel.flush();
        if (!link.isClosing() && channel.isActive() && channel.bytesBeforeWritable() > 2 * limits.mostUnread()) {
            link.abort(new LinkEnd(LinkEnd.TOO_SLOW, "the answers to its keep-alives are waiting unread"));
        }
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
        if (link.isClosing() || !isInvalidFrame(failure)) {
            return Optional.empty();
        }
        return Optional.of(
                failure instanceof TooLongFrameException
                        ? LinkEnd.tooBig(limits.largestMessage())
                        : new LinkEnd(LinkEnd.REFUSED, "not a frame: " + messageOf(failure)));
    }

    /** Whether the peer has sent bytes that are no frame, or a frame that is not allowed. */
    static boolean isInvalidFrame(Throwable failure) {
        return failure instanceof TooLongFrameException || failure.getCause() instanceof MalformedFrameException;
    }

    static String messageOf(Throwable failure) {
        Throwable known = failure.getCause() instanceof MalformedFrameException malformed ? malformed : failure;
        return String.valueOf(known.getMessage());
    }

    /** Carries out the session's effects. */
    private final class Effects implements RSocketEffect.Performer {
        @Override
        public void send(RSocketFrame.Sendable frame) {
            lastWrite = channel.write(ClosingHandshake.bytesOf(frame));
        }

        @Override
        public void deliver(JsonText message) {
            link.deliver(message);
        }

        @Override
        public void tooBig() {
            link.closeAfterQueued(LinkEnd.tooBig(limits.largestMessage()));
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
