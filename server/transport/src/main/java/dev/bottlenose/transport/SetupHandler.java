package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.FrameReader;
import dev.bottlenose.protocol.rsocket.RSocketFrame;
import dev.bottlenose.protocol.rsocket.SetupReading;
import dev.bottlenose.transport.ConnectionFailure.Kind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** Answers an RSocket connection's first frame, which has to be a SETUP, with a link or a refusal. */
final class SetupHandler extends SimpleChannelInboundHandler<RSocketFrame> {
    /** Besides a message of the largest size: the header, and unused metadata. */
    private static final int ROOM_FOR_HEADERS = 1024;

    private final ListenerOptions options;
    private final SetupAcceptor acceptor;
    private final OpenLinks links;
    private final RSocketFrameDecoder decoder;
    private final OpeningTimeout opening;

    SetupHandler(
            ListenerOptions options,
            SetupAcceptor acceptor,
            OpenLinks links,
            RSocketFrameDecoder decoder,
            OpeningTimeout opening) {
        this.options = options;
        this.acceptor = acceptor;
        this.links = links;
        this.decoder = decoder;
        this.opening = opening;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, RSocketFrame first) {
        SetupReading.of(first).decide(data -> admit(context, data), answer -> refuse(context, Kind.REFUSED, answer));
    }

    private void admit(ChannelHandlerContext context, JsonText data) {
        acceptor.admit(new SetupRequest(data, OpeningTimeout.remoteOf(context)))
                .decide(
                        accepted -> open(context, accepted),
                        refused -> refuse(context, Kind.REFUSED, SetupReading.rejection(refused.reason())));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        String detail = RSocketFraming.messageOf(cause);
        if (RSocketFraming.isInvalidFrame(cause)) {
            refuse(
                    context,
                    Kind.NO_RSOCKET,
                    new RSocketFrame.Failure(
                            RSocketFrame.CONNECTION,
                            RSocketFrame.Failure.INVALID_SETUP,
                            "Not a SETUP: " + detail + "."));
        } else {
            opening.fail(context, Kind.NO_RSOCKET, detail);
        }
    }

    private void open(ChannelHandlerContext context, SetupAcceptor.Admission.Accepted accepted) {
        opening.settle();
        decoder.allow((int)
                Math.min(FrameReader.LARGEST_FRAME, (long) options.limits().largestMessage() + ROOM_FOR_HEADERS));
        SocketLink link = new SocketLink(
                context.channel(),
                options,
                links.memory().outgoing(),
                host -> new RSocketFraming(
                        context.channel(),
                        options.limits().largestMessage(),
                        accepted.purpose(),
                        links.memory().incoming(),
                        host));
        links.open(context.channel(), link, accepted.opener());
        context.pipeline().remove(opening);
        context.pipeline().remove(this);
    }

    private void refuse(ChannelHandlerContext context, Kind kind, RSocketFrame.Failure answer) {
        opening.report(context, kind, answer.message());
        context.pipeline().addLast(new ClosingHandshake());
        context.pipeline().remove(opening);
        context.pipeline().remove(this);
        ClosingHandshake.start(context.channel(), answer);
    }
}
