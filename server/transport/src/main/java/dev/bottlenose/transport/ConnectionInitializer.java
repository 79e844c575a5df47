package dev.bottlenose.transport;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sets up the pipeline of a new connection. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
    /** The URL, or the SETUP, carries a signing request and perhaps a whole user agent. */
    private static final int LONGEST_HEAD = 64 * 1024;

    private static final int LARGEST_BODY = 64 * 1024;

    private final ListenerOptions options;
    private final OpenLinks links;
    private final Optional<TlsContexts> tls;

    /** @param links takes the links that are opened */
    ConnectionInitializer(ListenerOptions options, OpenLinks links) {
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
            handler.setHandshakeTimeout(options.timeouts().opening().toMillis(), TimeUnit.MILLISECONDS);
            pipeline.addLast(new SilentRefusal(), new HandshakeObserver(), handler);
        });
        options.protocol().install(new Installer(pipeline));
    }

    /** Adds the handlers of a protocol to a new connection. */
    private final class Installer implements PortProtocol.Installer {
        private final ChannelPipeline pipeline;

        Installer(ChannelPipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        public void webSockets(PortProtocol.WebSockets protocol) {
            OpeningTimeout opening = new OpeningTimeout(options, "request");
            pipeline.addLast(
                    new HttpServerCodec(new HttpDecoderConfig()
                            .setMaxInitialLineLength(LONGEST_HEAD)
                            .setMaxHeaderSize(LONGEST_HEAD)),
                    new HttpObjectAggregator(LARGEST_BODY),
                    opening,
                    new UpgradeHandler(options, protocol, links, opening));
        }

        @Override
        public void rsockets(PortProtocol.RSockets protocol) {
            RSocketFrameDecoder decoder =
                    new RSocketFrameDecoder(LONGEST_HEAD, links.memory().incoming());
            OpeningTimeout opening = new OpeningTimeout(options, "SETUP");
            pipeline.addLast(decoder, opening, new SetupHandler(options, protocol.acceptor(), links, decoder, opening));
        }
    }
}
