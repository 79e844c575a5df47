package dev.bottlenose.transport;

import dev.bottlenose.transport.ConnectionFailure.Kind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time until a connection is a link: it is limited, and what goes wrong in it is told once. On the channel's thread. */
final class Entrance {
    private final ListenerOptions options;
    private final String awaited;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean done;

    /** @param awaited what the peer has to send in time */
    Entrance(ListenerOptions options, String awaited) {
        this.options = options;
        this.awaited = awaited;
    }

    void entered(ChannelHandlerContext context) {
        deadline = context.executor()
                .schedule(
                        () -> fail(context, Kind.TOO_SLOW, "no " + awaited + " in " + options.openingTime()),
                        options.openingTime().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    void left() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** Nothing can go wrong any more: the peer is in, or has left by itself. */
    void done() {
        done = true;
    }

    /** Whatever happens on the channel; a failed TLS handshake is a failure. */
    void noticed(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            Throwable cause = handshake.cause();
            fail(context, TlsFailures.kindOf(cause), String.valueOf(cause.getMessage()));
        }
    }

    void fail(ChannelHandlerContext context, Kind kind, String detail) {
        report(context, kind, detail);
        context.close();
    }

    void report(ChannelHandlerContext context, Kind kind, String detail) {
        if (!done) {
            done = true;
            options.failures().accept(new ConnectionFailure(options.name(), remoteOf(context), kind, detail));
        }
    }

    static InetSocketAddress remoteOf(ChannelHandlerContext context) {
        return Objects.requireNonNullElseGet(
                (InetSocketAddress) context.channel().remoteAddress(),
                () -> InetSocketAddress.createUnresolved("gone", 0));
    }
}
