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
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A link over RSocket, after its SETUP: the shell around an {@link RSocketSession}, which only the channel's thread uses. */
final class RSocketLink extends SimpleChannelInboundHandler<RSocketFrame> implements OpenLink, Outbox.Writer {
    private final Channel channel;
    private final ListenerOptions options;
    private final InetSocketAddress remote;
    private final RSocketSession session;
    private final Outbox outbox;
    private final Silence silence;
    private @Nullable LinkReceiver receiver;
    private @Nullable ChannelFuture lastWrite;
    private LinkEnd end = new LinkEnd(LinkEnd.ABNORMAL, "connection lost");

    RSocketLink(Channel channel, ListenerOptions options, Purpose purpose) {
        this.channel = channel;
        this.options = options;
        this.remote = (InetSocketAddress) channel.remoteAddress();
        RSocketEffect.Performer effects = new Effects();
        this.session = new RSocketSession(purpose, options.largestMessage(), effect -> effect.perform(effects));
        this.outbox =
                new Outbox(channel, this, () -> Objects.requireNonNull(receiver).writable());
        this.silence = new Silence(channel, options.silence(), this::sayGoodbye);
    }

    /** On the channel's thread, before the first frame. */
    void open(Function<Link, LinkReceiver> opener) {
        receiver = opener.apply(this);
        silence.broken();
        if (!channel.isActive()) {
            receiver.closed(end);
        }
    }

    @Override
    public void send(OutgoingText message) {
        closeUnless(outbox.add(message, options.mostUnread()));
    }

    private void closeUnless(boolean added) {
        if (!added) {
            close(new LinkEnd(LinkEnd.TOO_SLOW, "more than " + options.mostUnread() + " bytes are waiting unread"));
        }
    }

    @Override
    public void send(AppRequest request) {
        JsonText text = request.text();
        boolean added =
                outbox.add(new Outbox.Parcel(text.size(), () -> session.send(request), () -> {}), options.mostUnread());
        closeUnless(added);
    }

    /** A message may become several frames, or none. */
    @Override
    public Outbox.Parcel pack(OutgoingText message) {
        return new Outbox.Parcel(message.size(), () -> session.reply(message.toText()), () -> {});
    }

    @Override
    public @Nullable ChannelFuture finish() {
        ChannelFuture finished = lastWrite;
        lastWrite = null;
        return finished;
    }

    @Override
    public boolean isWritable() {
        return outbox.isWritable();
    }

    @Override
    public void close(LinkEnd reason) {
        channel.eventLoop().execute(() -> sayGoodbye(reason));
    }

    @Override
    public void awaitEnd(Duration patience) {
        channel.closeFuture().awaitUninterruptibly(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, RSocketFrame frame) {
        if (outbox.closing()) {
            return;
        }
        if (!(frame instanceof RSocketFrame.KeepAlive)) {
            silence.broken();
        }
        session.received(frame);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
        if (!outbox.closing() && channel.isActive() && channel.bytesBeforeWritable() > 2 * options.mostUnread()) {
            // Only answers to signs of life pass the outbox by.
            end = new LinkEnd(LinkEnd.TOO_SLOW, "the answers to its signs of life are waiting unread");
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        silence.over();
        outbox.discard();
        Objects.requireNonNull(receiver).closed(end);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (outbox.closing()) {
            context.close();
        } else if (cause instanceof TooLongFrameException) {
            tooBig();
        } else if (isAboutFrames(cause)) {
            sayGoodbye(new LinkEnd(LinkEnd.REFUSED, "not a frame: " + messageOf(cause)));
        } else {
            end = new LinkEnd(LinkEnd.ABNORMAL, messageOf(cause));
            context.close();
        }
    }

    /** Whether the peer has sent what is no frame, or none that is allowed. */
    static boolean isAboutFrames(Throwable cause) {
        return cause instanceof TooLongFrameException || cause.getCause() instanceof MalformedFrameException;
    }

    static String messageOf(Throwable cause) {
        Throwable told = cause.getCause() instanceof MalformedFrameException malformed ? malformed : cause;
        return String.valueOf(told.getMessage());
    }

    private void tooBig() {
        sayGoodbye(new LinkEnd(LinkEnd.TOO_BIG, "a message is larger than " + options.largestMessage() + " bytes"));
    }

    /** On the channel's thread. */
    private void sayGoodbye(LinkEnd reason) {
        if (outbox.closing() || !channel.isActive()) {
            return;
        }
        outbox.drain();
        outbox.startClosing();
        end = reason;
        boolean friendly = reason.code() == LinkEnd.NORMAL || reason.code() == LinkEnd.RESTART;
        Farewell.say(
                channel,
                new RSocketFrame.Failure(
                        RSocketFrame.CONNECTION,
                        friendly ? RSocketFrame.Failure.CONNECTION_CLOSE : RSocketFrame.Failure.CONNECTION_ERROR,
                        reason.reason()));
    }

    /** Carries out the session's effects. */
    private final class Effects implements RSocketEffect.Performer {
        @Override
        public void send(RSocketFrame.Sendable frame) {
            lastWrite = channel.write(Farewell.bytesOf(frame));
        }

        @Override
        public void deliver(JsonText message) {
            Objects.requireNonNull(receiver).received(message);
        }

        @Override
        public void tooBig() {
            RSocketLink.this.tooBig();
        }

        @Override
        public void violation(String reason) {
            sayGoodbye(new LinkEnd(LinkEnd.REFUSED, reason));
        }

        @Override
        public void closed(String reason) {
            end = new LinkEnd(LinkEnd.ABNORMAL, reason);
            channel.close();
        }
    }
}
