package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.OutgoingText;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A link over a WebSocket, after the upgrade. Source: RFC 6455. */
final class WebSocketLink extends SimpleChannelInboundHandler<Object> implements OpenLink {
    /** How long the peer may take to say goodbye too. */
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private static final int LONGEST_REASON = 120;

    private final Channel channel;
    private final ListenerOptions options;
    private final InetSocketAddress remote;
    private final Outbox outbox;
    private final Silence silence;
    private @Nullable LinkReceiver receiver;
    private LinkEnd end = new LinkEnd(LinkEnd.ABNORMAL, "connection lost");

    WebSocketLink(Channel channel, ListenerOptions options) {
        this.channel = channel;
        this.options = options;
        this.remote = (InetSocketAddress) channel.remoteAddress();
        this.outbox = new Outbox(
                channel,
                new TextFrameWriter(channel),
                () -> Objects.requireNonNull(receiver).writable());
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
        if (!outbox.add(message, options.mostUnread())) {
            close(new LinkEnd(LinkEnd.TOO_SLOW, "more than " + options.mostUnread() + " bytes are waiting unread"));
        }
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
    protected void channelRead0(ChannelHandlerContext context, Object frame) {
        silence.broken();
        if (outbox.closing() && !(frame instanceof CloseWebSocketFrame)) {
            return;
        }
        if (frame instanceof JsonText text) {
            Objects.requireNonNull(receiver).received(text);
        } else if (frame instanceof PingWebSocketFrame ping) {
            context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame close) {
            peerSaidGoodbye(context, close);
        }
        // Binary frames and pongs mean nothing here, as with the original.
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        silence.over();
        outbox.discard();
        Objects.requireNonNull(receiver).closed(end);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (isTooBig(cause)) {
            sayGoodbye(new LinkEnd(LinkEnd.TOO_BIG, "a message is larger than " + options.largestMessage() + " bytes"));
        } else if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            sayGoodbye(new LinkEnd(corrupted.closeStatus().code(), "not a WebSocket frame"));
        } else {
            end = new LinkEnd(LinkEnd.ABNORMAL, String.valueOf(cause.getMessage()));
            context.close();
        }
    }

    private static boolean isTooBig(Throwable cause) {
        return cause instanceof CorruptedWebSocketFrameException corrupted
                && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
    }

    private void peerSaidGoodbye(ChannelHandlerContext context, CloseWebSocketFrame close) {
        if (outbox.closing()) {
            context.close();
            return;
        }
        outbox.startClosing();
        end = new LinkEnd(close.statusCode() < 0 ? 1005 : close.statusCode(), close.reasonText());
        context.writeAndFlush(new CloseWebSocketFrame(true, 0, close.content().retain()))
                .addListener(written -> context.close());
    }

    /** On the channel's thread. */
    private void sayGoodbye(LinkEnd reason) {
        if (outbox.closing() || !channel.isActive()) {
            return;
        }
        outbox.drain();
        outbox.startClosing();
        end = reason;
        String text = reason.reason().length() > LONGEST_REASON
                ? reason.reason().substring(0, LONGEST_REASON)
                : reason.reason();
        channel.writeAndFlush(new CloseWebSocketFrame(new WebSocketCloseStatus(reason.code(), text)));
        channel.eventLoop().schedule(() -> channel.close(), GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
