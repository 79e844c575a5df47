package dev.bottlenose.transport;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.OutgoingText;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** A link over a socket, after the peer was admitted; its framing knows the protocol. */
final class SocketLink extends SimpleChannelInboundHandler<Object> implements OpenLink, LinkFraming.Host {
    private final Channel channel;
    private final LinkLimits limits;
    private final InetSocketAddress remote;
    private final ReadGate gate;
    private final UnreadOutput unread;
    private final LinkFraming framing;
    private final Outbox outbox;
    private final IdleTimeout idleTimeout;
    private final LinkProbes probes;
    private final Optional<X509Certificate> certificate;

    /** Null until {@link #open}; only the channel's thread uses it. */
    private @Nullable LinkReceiver receiver;

    private LinkEnd end = new LinkEnd(LinkEnd.ABNORMAL, "connection lost");

    SocketLink(
            Channel channel,
            ListenerOptions options,
            MemoryBudget outgoing,
            Function<LinkFraming.Host, LinkFraming> framing) {
        this.channel = channel;
        this.limits = options.limits();
        this.remote = (InetSocketAddress) channel.remoteAddress();
        this.gate = new ReadGate(channel);
        this.unread = new UnreadOutput(
                outgoing.open(new Memory()),
                new UnreadLimit(channel, limits, gate, this::disconnectDeaf),
                () -> Objects.requireNonNull(receiver).writable());
        this.framing = framing.apply(this);
        this.outbox = new Outbox(channel, this.framing, unread);
        this.idleTimeout = new IdleTimeout(channel, options.timeouts().idle(), this::closeAfterQueued);
        this.probes = new LinkProbes(channel, this.framing::ping);
        this.certificate =
                Optional.ofNullable(channel.pipeline().get(SslHandler.class)).flatMap(SocketLink::certificateOf);
    }

    /** On the channel's thread, before the first frame. */
    void open(Function<Link, LinkReceiver> opener) {
        receiver = opener.apply(this);
        idleTimeout.restart();
        if (!channel.isActive()) {
            finish();
        }
    }

    @Override
    public void send(OutgoingText message) {
        abortUnless(outbox.add(message, true));
    }

    @Override
    public void send(AppRequest request) {
        abortUnless(outbox.add(framing.pack(request)));
    }

    @Override
    public void send(Outbox.Parcel parcel) {
        abortUnless(outbox.add(parcel));
    }

    @Override
    public boolean offer(OutgoingText message) {
        return outbox.add(message, false);
    }

    @Override
    public boolean isWritable() {
        return unread.isWritable();
    }

    @Override
    public boolean hasRoom() {
        return unread.hasRoom();
    }

    @Override
    public void read(boolean wanted) {
        channel.eventLoop().execute(() -> {
            if (wanted) {
                gate.open(ReadGate.Reason.RECEIVER);
            } else {
                gate.close(ReadGate.Reason.RECEIVER);
            }
        });
    }

    @Override
    public void close(LinkEnd reason) {
        channel.eventLoop().execute(() -> closeAfterQueued(reason));
    }

    @Override
    public void awaitEnd(Duration timeout) {
        channel.closeFuture().awaitUninterruptibly(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void cut() {
        Channels.cut(channel);
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public Optional<X509Certificate> certificate() {
        return certificate;
    }

    @Override
    public CompletionStage<Boolean> probe(Duration timeout) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        channel.eventLoop().execute(() -> {
            if (outbox.closing()) {
                result.complete(false);
            } else {
                probes.start(result, timeout);
            }
        });
        return result;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object frame) {
        framing.received(frame);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        probes.answered();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        finish();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        Optional<LinkEnd> reason = framing.reasonOf(failure);
        if (reason.isPresent()) {
            closeAfterQueued(reason.get());
        } else {
            abort(outbox.closing() ? end : new LinkEnd(LinkEnd.ABNORMAL, String.valueOf(failure.getMessage())));
        }
    }

    @Override
    public void active() {
        idleTimeout.restart();
    }

    @Override
    public boolean isClosing() {
        return outbox.closing();
    }

    @Override
    public void deliver(JsonText message) {
        Objects.requireNonNull(receiver).received(message);
    }

    @Override
    public ChannelFuture write(ByteBuf piece) {
        return outbox.write(piece);
    }

    @Override
    public void closeAfterQueued(LinkEnd reason) {
        if (outbox.closing() || !channel.isActive()) {
            return;
        }
        outbox.drain();
        outbox.startClosing();
        end = reason;
        framing.sendClose(reason);
    }

    @Override
    public void closedByPeer(LinkEnd reason) {
        outbox.startClosing();
        end = reason;
    }

    @Override
    public void abort(LinkEnd reason) {
        end = reason;
        outbox.startClosing();
        Channels.cut(channel);
    }

    private static Optional<X509Certificate> certificateOf(SslHandler security) {
        try {
            return Optional.of((X509Certificate) security.engine().getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private void finish() {
        idleTimeout.stop();
        outbox.discard();
        framing.closed();
        Objects.requireNonNull(receiver).closed(end);
        probes.ended();
    }

    private void abortUnless(boolean added) {
        if (!added) {
            giveUp(LinkEnd.OUTGOING_SPENT);
        }
    }

    /** What waits for the peer is dropped. From any thread. */
    private void giveUp(LinkEnd reason) {
        channel.eventLoop().execute(() -> abort(outbox.closing() ? end : reason));
    }

    private void disconnectDeaf() {
        abort(new LinkEnd(
                LinkEnd.TOO_SLOW,
                "it left more than " + limits.mostUnread() + " bytes unread and read nothing for "
                        + limits.unreadTimeout().toSeconds() + " s"));
    }

    /** Takes what the budget of all connections decides. */
    private final class Memory implements MemoryAccount.Owner {
        @Override
        public void evicted() {
            giveUp(LinkEnd.OUTGOING_SPENT);
        }

        @Override
        public void roomAgain() {
            channel.eventLoop().execute(unread::resume);
        }
    }
}
