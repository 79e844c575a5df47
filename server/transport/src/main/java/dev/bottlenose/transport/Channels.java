package dev.bottlenose.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/** Closing a channel at once. */
final class Channels {
    private Channels() {}

    /** Drops what is not sent, and does not wait for a peer that would have to read TLS's last message. From any thread. */
    static void cut(Channel channel) {
        // What the first handler of the pipeline closes passes none of the others.
        @Nullable ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close();
        } else {
            first.close();
        }
    }
}
