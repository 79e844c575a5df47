package dev.bottlenose.transport;

import dev.bottlenose.transport.ConnectionFailure.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers a connection's first HTTP request with an upgrade to a link, a page, or a refusal. Probes, scanners and other tools
 * connect all the time: each is refused here and costs others nothing.
 */
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
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
        UpgradeRequest request = requestOf(context, message);
        if (message.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
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
        opening.fail(context, Kind.NO_HTTP, String.valueOf(cause.getMessage()));
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
        if (!message.headers()
                .contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION, WebSocketVersion.V13.toHttpHeaderValue(), true)) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            opening.report(context, Kind.REFUSED, "unsupported WebSocket version");
            return;
        }
        opening.settle();
        SocketLink link = new SocketLink(
                context.channel(),
                options,
                host -> new WebSocketFraming(context.channel(), options.limits().largestMessage(), host));
        new Handshake(options.limits().largestMessage())
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

        Handshake(int largestMessage) {
            super("", null, WebSocketDecoderConfig.newBuilder().build());
            this.largestMessage = largestMessage;
        }

        @Override
        protected WebSocketFrameDecoder newWebsocketDecoder() {
            return new MessageDecoder(largestMessage);
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

    private static UpgradeRequest requestOf(ChannelHandlerContext context, FullHttpRequest message) {
        Map<String, String> headers = new HashMap<>();
        message.headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        return new UpgradeRequest(message.method().name(), message.uri(), headers, OpeningTimeout.remoteOf(context));
    }
}
