package dev.bottlenose.transport;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.OutgoingText;
import io.netty.channel.Channel;
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
    private final long mostUnread;
    private final InetSocketAddress remote;
    private final LinkFraming framing;
    private final Outbox outbox;
    private final IdleTimeout idleTimeout;
    private final LinkProbes probes;
    private final Optional<X509Certificate> certificate;

    /** Null until {@link #open}; only the channel's thread uses it. */
    private @Nullable LinkReceiver receiver;

    private LinkEnd end = new LinkEnd(LinkEnd.ABNORMAL, "connection lost");

    SocketLink(Channel channel, ListenerOptions options, Function<LinkFraming.Host, LinkFraming> framing) {
        this.channel = channel;
        this.mostUnread = options.limits().mostUnread();
        this.remote = (InetSocketAddress) channel.remoteAddress();
        this.framing = framing.apply(this);
        this.outbox = new Outbox(
                channel, this.framing, () -> Objects.requireNonNull(receiver).writable());
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
            receiver.closed(end);
        }
    }

    @Override
    public void send(OutgoingText message) {
        closeUnless(outbox.add(message, mostUnread));
    }

    @Override
    public void send(AppRequest request) {
        closeUnless(outbox.add(framing.pack(request), mostUnread));
    }

    @Override
    public boolean isWritable() {
        return outbox.isWritable();
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
        framing.readComplete();
        probes.answered();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        idleTimeout.stop();
        outbox.discard();
        Objects.requireNonNull(receiver).closed(end);
        probes.ended();
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
        channel.close();
    }

    private static Optional<X509Certificate> certificateOf(SslHandler security) {
        try {
            return Optional.of((X509Certificate) security.engine().getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private void closeUnless(boolean added) {
        if (!added) {
            close(new LinkEnd(LinkEnd.TOO_SLOW, "more than " + mostUnread + " bytes are waiting unread"));
        }
    }
}
