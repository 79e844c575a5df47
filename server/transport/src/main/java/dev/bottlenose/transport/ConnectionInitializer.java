package dev.bottlenose.transport;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Lays a new connection's way from bytes to messages. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
    /** The URL, or the SETUP, carries a signing request and perhaps a whole user agent. */
    private static final int LONGEST_HEAD = 64 * 1024;

    private static final int LARGEST_BODY = 64 * 1024;

    private final ListenerOptions options;
    private final Set<OpenLink> links;
    private final Optional<TlsContexts> tls;

    /** @param links where open links are to be found */
    ConnectionInitializer(ListenerOptions options, Set<OpenLink> links) {
        this.options = options;
        this.links = links;
        this.tls = options.tls().map(TlsContexts::new);
    }

    void rehearse() {
        tls.ifPresent(TlsContexts::rehearse);
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        tls.ifPresent(contexts -> {
            SslHandler handler = contexts.newHandler(channel.alloc());
            handler.setHandshakeTimeout(options.openingTime().toMillis(), TimeUnit.MILLISECONDS);
            pipeline.addLast(new SilentRefusal(), handler);
        });
        options.door().install(new Installer(pipeline));
    }

    /** Adds the handlers of a protocol to a new connection. */
    private final class Installer implements Door.Installer {
        private final ChannelPipeline pipeline;

        Installer(ChannelPipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        public void webSockets(Door.WebSockets protocol) {
            pipeline.addLast(
                    new HttpServerCodec(new HttpDecoderConfig()
                            .setMaxInitialLineLength(LONGEST_HEAD)
                            .setMaxHeaderSize(LONGEST_HEAD)),
                    new HttpObjectAggregator(LARGEST_BODY),
                    new Opening(options, protocol, links));
        }

        @Override
        public void rsockets(Door.RSockets protocol) {
            RSocketFrameDecoder decoder = new RSocketFrameDecoder(LONGEST_HEAD);
            pipeline.addLast(decoder, new RSocketOpening(options, protocol.acceptor(), links, decoder));
        }
    }
}
