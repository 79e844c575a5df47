package dev.bottlenose.transport;

import dev.bottlenose.transport.ConnectionFailure.Kind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits the time until a connection is a link, and reports the first failure in it. Stands in the pipeline before the handler
 * that opens the link. On the channel's thread.
 */
final class OpeningTimeout extends ChannelInboundHandlerAdapter {
    private final ListenerOptions options;
    private final String awaited;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean settled;

    /** @param awaited what the peer has to send in time */
    OpeningTimeout(ListenerOptions options, String awaited) {
        this.options = options;
        this.awaited = awaited;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = context.executor()
                .schedule(
                        () -> fail(
                                context,
                                Kind.TOO_SLOW,
                                "no " + awaited + " in " + options.timeouts().opening()),
                        options.timeouts().opening().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** A failed TLS handshake is a failure, unless the peer only looked whether there is a server. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
            return;
        }
        HandshakeObserver observer = context.pipeline().remove(HandshakeObserver.class);
        if (!handshake.isSuccess()) {
            Throwable cause = handshake.cause();
            TlsFailures.kindOf(cause, observer)
                    .ifPresent(kind -> report(context, kind, String.valueOf(cause.getMessage())));
            settle();
            context.close();
        }
    }

    /** A connection that ends without a byte is not a failure: iOS checks so whether there is a server. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        settle();
        context.fireChannelInactive();
    }

    /** Nothing is reported any more: the peer is admitted, or has disconnected. */
    void settle() {
        settled = true;
    }

    void fail(ChannelHandlerContext context, Kind kind, String detail) {
        report(context, kind, detail);
        context.close();
    }

    void report(ChannelHandlerContext context, Kind kind, String detail) {
        if (!settled) {
            settled = true;
            options.failures().accept(new ConnectionFailure(options.name(), remoteOf(context), kind, detail));
        }
    }

    static InetSocketAddress remoteOf(ChannelHandlerContext context) {
        return Objects.requireNonNullElseGet(
                (InetSocketAddress) context.channel().remoteAddress(),
                () -> InetSocketAddress.createUnresolved("disconnected", 0));
    }
}
