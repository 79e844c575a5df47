package dev.bottlenose.transport;

import dev.bottlenose.protocol.rsocket.RSocketFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The end of an RSocket connection: an ERROR frame is the last that is sent, and what the peer still sends is dropped. */
final class ClosingHandshake extends ChannelInboundHandlerAdapter {
    /** How long the peer may take to close. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** On the channel's thread. */
    static void start(Channel channel, RSocketFrame.Failure last) {
        channel.writeAndFlush(bytesOf(last.encode())).addListener(written -> endOutput(channel));
        channel.eventLoop().schedule(() -> Channels.cut(channel), TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A frame behind its length. */
    static ByteBuf bytesOf(ByteBuffer[] frame) {
        ByteBuf bytes = Unpooled.wrappedBuffer(frame);
        ByteBuf length = Unpooled.buffer(RSocketFrameDecoder.LENGTH).writeMedium(bytes.readableBytes());
        return Unpooled.wrappedBuffer(length, bytes);
    }

    /**
     * Closes this side only. Closing with bytes unread would reset the connection, and the peer might never receive the last
     * frame. Source: RFC 9112 section 9.6.
     */
    static void endOutput(Channel channel) {
        @Nullable SslHandler security = channel.pipeline().get(SslHandler.class);
        if (security == null) {
            ((DuplexChannel) channel).shutdownOutput();
        } else {
            security.closeOutbound().addListener(closed -> ((DuplexChannel) channel).shutdownOutput());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object dropped) {
        ReferenceCountUtil.release(dropped);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
