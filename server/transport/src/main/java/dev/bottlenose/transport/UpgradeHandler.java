package dev.bottlenose.transport;

import dev.bottlenose.transport.ConnectionFailure.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers a connection's first HTTP request with an upgrade to a link, a page, or a refusal. Probes, scanners and other tools
 * connect all the time: each is refused here and costs others nothing.
 */
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final System.Logger LOG = System.getLogger(UpgradeHandler.class.getName());

    private final ListenerOptions options;
    private final OpenLinks links;
    private final PortProtocol.WebSockets protocol;
    private final OpeningTimeout opening;
    private boolean answered;

    UpgradeHandler(ListenerOptions options, PortProtocol.WebSockets protocol, OpenLinks links, OpeningTimeout opening) {
        this.options = options;
        this.protocol = protocol;
        this.links = links;
        this.opening = opening;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
        if (answered) {
            return;
        }
        if (message.decoderResult().isFailure()) {
            refuseMalformed(context, message.decoderResult().cause());
            return;
        }
        Optional<HttpPages.Answer> objection = RequestForm.objection(message);
        if (objection.isPresent()) {
            opening.report(context, Kind.REFUSED, "malformed request");
            answer(context, true, objection.get());
            return;
        }
        UpgradeRequest request = requestOf(context, message);
        if (RequestForm.isUpgrade(message)) {
            admit(context, request, message);
        } else if (protocol.pages().isPresent()) {
            servePage(context, message, protocol.pages().get(), request);
        } else {
            opening.report(context, Kind.REFUSED, "plain HTTP request");
            answer(context, true, HttpPages.Answer.text(426, "This port speaks WebSocket only.\n"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof RuntimeException && !(cause instanceof CodecException) && !answered) {
            LOG.log(System.Logger.Level.ERROR, "internal error while a request was answered", cause);
            answer(context, true, HttpPages.Answer.text(500, "Internal error.\n"));
        } else {
            opening.fail(context, Kind.NO_HTTP, String.valueOf(cause.getMessage()));
        }
    }

    private void admit(ChannelHandlerContext context, UpgradeRequest request, FullHttpRequest message) {
        protocol.acceptor()
                .admit(request)
                .decide(accepted -> upgrade(context, message, accepted), refused -> refuse(context, refused));
    }

    private void refuse(ChannelHandlerContext context, LinkAcceptor.Admission.Refused refused) {
        opening.report(context, Kind.REFUSED, refused.reason());
        answer(context, true, HttpPages.Answer.text(refused.status(), refused.reason() + "\n"));
    }

    private void upgrade(
            ChannelHandlerContext context, FullHttpRequest message, LinkAcceptor.Admission.Accepted accepted) {
        opening.settle();
        SocketLink link = new SocketLink(
                context.channel(),
                options,
                links.memory().outgoing(),
                host -> new WebSocketFraming(context.channel(), options.limits().largestMessage(), host));
        new Handshake(options.limits().largestMessage(), links.memory().incoming())
                .handshake(context.channel(), message)
                .addListener(upgraded -> {
                    if (upgraded.isSuccess()) {
                        links.open(context.channel(), link, accepted.opener());
                        context.pipeline().remove(opening);
                        context.pipeline().remove(this);
                    } else {
                        context.close();
                    }
                });
    }

    private static final class Handshake extends WebSocketServerHandshaker13 {
        private final int largestMessage;
        private final MemoryBudget incoming;

        Handshake(int largestMessage, MemoryBudget incoming) {
            super("", null, WebSocketDecoderConfig.newBuilder().build());
            this.largestMessage = largestMessage;
            this.incoming = incoming;
        }

        @Override
        protected WebSocketFrameDecoder newWebsocketDecoder() {
            return new MessageDecoder(largestMessage, incoming);
        }
    }

    private void servePage(
            ChannelHandlerContext context, FullHttpRequest message, HttpPages pages, UpgradeRequest request) {
        if (message.method().equals(HttpMethod.GET) || message.method().equals(HttpMethod.HEAD)) {
            answer(context, message.method().equals(HttpMethod.GET), pages.get(request));
        } else {
            answer(context, true, HttpPages.Answer.text(405, "Only GET is served here.\n"));
        }
    }

    private void refuseMalformed(ChannelHandlerContext context, Throwable cause) {
        int status = cause instanceof TooLongHttpLineException
                ? 414
                : cause instanceof TooLongHttpHeaderException
                        ? 431
                        : cause instanceof TooLongHttpContentException ? 413 : 400;
        opening.report(context, Kind.NO_HTTP, "HTTP " + status);
        answer(context, true, HttpPages.Answer.text(status, "The request cannot be read.\n"));
    }

    private void answer(ChannelHandlerContext context, boolean withBody, HttpPages.Answer answer) {
        answered = true;
        opening.settle();
        ignoreFurtherRequests(context);
        ByteBuf body = withBody ? Unpooled.wrappedBuffer(answer.body()) : Unpooled.EMPTY_BUFFER;
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("X-Content-Type-Options", "nosniff");
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        context.writeAndFlush(response).addListener(written -> ClosingHandshake.endOutput(context.channel()));
    }

    /** Each would get an answer from the codec, which the peer might never read. */
    private static void ignoreFurtherRequests(ChannelHandlerContext context) {
        ChannelHandlerContext codec = context.pipeline().context(HttpServerCodec.class);
        if (codec != null) {
            context.pipeline().addBefore(codec.name(), null, new ClosingHandshake());
        }
    }

    private static UpgradeRequest requestOf(ChannelHandlerContext context, FullHttpRequest message) {
        Map<String, String> headers = new HashMap<>();
        message.headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        return new UpgradeRequest(
                message.method().name(),
                RequestForm.originForm(message).orElseThrow(),
                headers,
                OpeningTimeout.remoteOf(context));
    }
}
